/* The floor: an open-loop HTTP client as plain as it can be. One timer per arrival (epoll_pwait2 to
 * the next one, timer slack 1 ns), one write per arrival, one read per response, no batching.
 * usage: floor HOST PORT RATE SECONDS CONNECTIONS; prints counts and its own lateness. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define LATENESS_MAX_MICROS 1000000
static long lateness[LATENESS_MAX_MICROS + 1]; /* one bucket per microsecond */

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static long percentile(double share, long count) {
  long rank = (long)(share * count), seen = 0, micros = 0;
  while (micros < LATENESS_MAX_MICROS && (seen += lateness[micros]) <= rank) micros++;
  return micros;
}

static void fail(const char *what) { perror(what); exit(1); }

int main(int argc, char **argv) {
  if (argc != 6) { fprintf(stderr, "usage: floor HOST PORT RATE SECONDS CONNECTIONS\n"); return 2; }
  long rate = atol(argv[3]), seconds = atol(argv[4]), planned = rate * seconds;
  int connections = atoi(argv[5]), idle = connections, one = 1, epoll = epoll_create1(0);
  int *pool = calloc(connections, sizeof *pool);
  char request[512], answer[65536];
  int length = snprintf(request, sizeof request, "GET / HTTP/1.1\r\nHost: %s:%s\r\n\r\n", argv[1], argv[2]);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
  if (inet_pton(AF_INET, argv[1], &to.sin_addr) != 1) fail("address");
  prctl(PR_SET_TIMERSLACK, 1L);
  for (int i = 0; i < connections; i++) {
    pool[i] = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(pool[i], (struct sockaddr *)&to, sizeof to)) fail("connect");
    setsockopt(pool[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = pool[i]};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, pool[i], &event)) fail("epoll_ctl");
  }
  long fired = 0, answered = 0, dropped = 0, at;
  long start = now() + 1000000, deadline = start + (seconds + 1) * 1000000000L;
  struct epoll_event events[64];
  while (answered + dropped < planned && (at = now()) < deadline) {
    long due = fired < planned ? start + fired * 1000000000L / rate : deadline;
    for (int burst = 0; at >= due && fired < planned && burst < 64; burst++, at = now()) {
      long late = (at - due) / 1000;
      lateness[late < LATENESS_MAX_MICROS ? late : LATENESS_MAX_MICROS]++;
      if (idle == 0) dropped++;
      else if (send(pool[--idle], request, length, MSG_NOSIGNAL) != length) fail("send");
      fired++;
      due = fired < planned ? start + fired * 1000000000L / rate : deadline;
    }
    long wait = due > at ? due - at : 0;
    struct timespec timeout = {wait / 1000000000L, wait % 1000000000L};
    int ready = epoll_pwait2(epoll, events, 64, &timeout, NULL);
    if (ready < 0 && errno != EINTR) fail("epoll_pwait2");
    for (int i = 0; i < ready; i++) { /* an answer is short and arrives whole: one read each */
      if (recv(events[i].data.fd, answer, sizeof answer, MSG_DONTWAIT) <= 0) fail("recv");
      pool[idle++] = events[i].data.fd;
      answered++;
    }
  }
  printf("planned %ld fired %ld answered %ld dropped %ld lateness_us p50 %ld p99 %ld p99.9 %ld\n", planned,
         fired, answered, dropped, percentile(0.5, fired), percentile(0.99, fired), percentile(0.999, fired));
  return answered == planned ? 0 : 1;
}
