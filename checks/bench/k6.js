// k6 as a peer: a closed loop of VUS users, or, when RATE is set, an open loop of RATE arrivals per second.
import http from 'k6/http';

const shape = __ENV.RATE
  ? {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: `${__ENV.SECONDS}s`,
      preAllocatedVUs: 100,
      maxVUs: 1000,
    }
  : { executor: 'constant-vus', vus: Number(__ENV.VUS), duration: `${__ENV.SECONDS}s` };

export const options = { scenarios: { bench: shape }, discardResponseBodies: true };

export default function () {
  http.get(__ENV.URL);
}
