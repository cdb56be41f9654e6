package io.plimsoll.checks.bench;

import java.util.Locale;

/**
 * A steady stretch of one run: what the kernel and the server counted between two instants.
 *
 * @param seconds its length
 * @param requests that reached the server
 * @param clientCpuSeconds of the whole client process
 * @param serverCpuSeconds of the whole server process
 * @param otherCpuSeconds of everything else on this machine
 * @param stealSeconds that the hypervisor took, all cores together
 */
record Window(
        double seconds,
        long requests,
        double clientCpuSeconds,
        double serverCpuSeconds,
        double otherCpuSeconds,
        double stealSeconds) {
    private static final long START_NANOS_MAX = 60_000_000_000L;

    static final String HEADER =
            "round,client,seconds,requests,requests_per_second,client_cpu_seconds,"
                    + "cpu_micros_per_request,client_core_percent,server_core_percent,"
                    + "others_percent,steal_percent";

    /** Watches a client from its first requests on; fails when it ends before the window does. */
    static Window observe(Peer peer, Running client, Server server, Options options) {
        awaitLoad(client, server);
        Lab.sleepMillis((options.warmupSeconds() + peer.extraWarmupSeconds()) * 1000L);
        Reading start = Reading.take(client, server);
        Lab.sleepMillis(options.windowSeconds() * 1000L);
        Reading end = Reading.take(client, server);
        requireAlive(client);
        return start.until(end);
    }

    /** Waits until the server has seen the client's first hundred requests. */
    static void awaitLoad(Running client, Server server) {
        long before = server.requests();
        long deadlineNanos = System.nanoTime() + START_NANOS_MAX;
        while (server.requests() < before + 100) {
            requireAlive(client);
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("no load within 60 s; see " + client.log());
            }
            Lab.sleepMillis(50);
        }
    }

    double cpuMicrosPerRequest() {
        return clientCpuSeconds / requests * 1e6;
    }

    double requestsPerSecond() {
        return requests / seconds;
    }

    double clientCorePercent() {
        return clientCpuSeconds / seconds * 100;
    }

    double serverCorePercent() {
        return serverCpuSeconds / seconds * 100;
    }

    double othersPercent() {
        return otherCpuSeconds / seconds * 100;
    }

    /** Whether something else on this machine took more than a tenth of a core. */
    boolean disturbed() {
        return othersPercent() > 10;
    }

    double stealPercent() {
        return stealSeconds / seconds * 100;
    }

    String row(int round, Peer peer) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%.3f,%d,%.1f,%.2f,%.3f,%.1f,%.1f,%.1f,%.2f",
                round,
                peer.name(),
                seconds,
                requests,
                requestsPerSecond(),
                clientCpuSeconds,
                cpuMicrosPerRequest(),
                clientCorePercent(),
                serverCorePercent(),
                othersPercent(),
                stealPercent());
    }

    private static void requireAlive(Running client) {
        if (!client.handle().isAlive()) {
            throw new IllegalStateException(
                    "ended before the window did; see " + client.log() + " and " + client.output());
        }
    }

    /** The counters at one instant, read back to back. */
    private record Reading(
            long nanos,
            long requests,
            double clientCpu,
            double serverCpu,
            double busy,
            double steal) {

        static Reading take(Running client, Server server) {
            long requests = server.requests();
            long nanos = System.nanoTime();
            double clientCpu = Proc.cpuSeconds(client.handle());
            double serverCpu = Proc.cpuSeconds(server.process().handle());
            return new Reading(
                    nanos, requests, clientCpu, serverCpu, Proc.busySeconds(), Proc.stealSeconds());
        }

        Window until(Reading end) {
            double client = end.clientCpu - clientCpu;
            double server = end.serverCpu - serverCpu;
            return new Window(
                    (end.nanos - nanos) / 1e9,
                    end.requests - requests,
                    client,
                    server,
                    Math.max(0, end.busy - busy - client - server),
                    end.steal - steal);
        }
    }
}
