import type { Remark, Report } from '../format/report';

/** What a report tells a person. @param what came of it: "hub.stemma: 4 of 6 kept, 1,234 bytes" */
export function reportLines(report: Report, what: string): string[] {
  const of = (number: number, words: string) => (number === 0 ? [] : [`${count(number)} ${words}`]);
  const some = (title: string, remarks: readonly Remark[]) =>
    remarks.length === 0 ? [] : [title, ...remarks.map(remarkLine)];
  return [
    what,
    ...of(report.placeholders, 'entities are named, but described nowhere: placeholders'),
    ...of(report.merged, 'other spellings were found to be the same entities'),
    ...of(
      report.ambiguous,
      'names could mean several: kept apart, with a number at the end of the id where it would be the same',
    ),
    ...some('dropped:', report.dropped),
    ...some('kept, but worth a look:', report.notes),
  ];
}

export function count(number: number): string {
  return number.toLocaleString('en');
}

function remarkLine({ what, why, count: times, first }: Remark): string {
  return `  ${count(times)} × ${what}: ${why}${first === '' ? '' : ` (first: ${first})`}`;
}
