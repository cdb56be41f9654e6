import io.plimsoll.model.seams.JavaCall;

/** Counts primes: stands for whatever a test needs that is not HTTP. */
public final class Primes implements JavaCall {

    @Override
    public void call(Arrival arrival) {
        int below = 1_000 + (int) (arrival.rank() % 1_000);
        long primes = 0;
        for (int n = 2; n < below; n++) {
            primes += isPrime(n) ? 1 : 0;
        }
        if (primes < 168) {
            throw new IllegalStateException("only " + primes + " primes below " + below);
        }
    }

    private static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }
}
