/** First line of the YAML that we write: by it an export is known. */
export const WRITTEN = '# Written by stemma export';
