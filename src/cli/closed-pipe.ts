/** Whoever reads what a program prints may stop reading (`| head`): that is no fault. */

/** Ends the process quietly when nobody reads its output any more. */
export function endWithReader(): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
}
