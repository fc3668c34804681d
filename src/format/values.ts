/** How numbers are written in our texts. */

export type NumberReading = { readonly value: number; readonly unit?: string } | { readonly fault: string };

const NUMBER =
  /^(-?\d+(?:[,_]\d{3})*(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s+(thousand|million|billion|trillion))?(?:\s+(\S.*))?$/i;
const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

/** Reads "1.8 trillion parameters", "20,000 hours", "1e6 tokens" or "16"; undefined where no number begins the text. */
export function readNumber(text: string): NumberReading | undefined {
  if (!/^-?\d/.test(text)) return undefined;
  const match = NUMBER.exec(text);
  if (match === null) return { fault: `"${text}" is not a number with its unit` };
  const [, digits, scale, unit] = match;
  // By decimal exponent rather than by multiplication: 1.1 million is 1100000, not 1100000.0000000002.
  const value = scaled(digits!.replace(/[,_]/g, ''), SCALES.get(scale?.toLowerCase() ?? '') ?? 0);
  if (!Number.isFinite(value)) return { fault: `"${text}" is too large for a number` };
  return unit === undefined ? { value } : { value, unit };
}

function scaled(digits: string, exponent: number): number {
  const [mantissa, own = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(own) + exponent}`);
}
