/** Properties are tried on the same inputs each time; on others with another `FC_SEED`. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1) });
