/** The script of the pages: its TypeScript made into what browsers run, once, when the desk starts. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @throws {Error} if it does not compile. */
export async function buildClientScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./client/desk.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
