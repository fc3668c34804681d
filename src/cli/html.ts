/** A page of headings and lists, for reports that are passed on: no script, no style from elsewhere, every text escaped. */
export function htmlPage(
  title: string,
  sections: readonly (readonly [heading: string, lines: readonly string[]])[],
): string {
  const section = ([heading, lines]: (typeof sections)[number]) =>
    `<h2>${escaped(heading)}</h2>\n<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}\n</ul>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
${sections
  .filter(([, lines]) => lines.length > 0)
  .map(section)
  .join('\n')}
</html>
`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}
