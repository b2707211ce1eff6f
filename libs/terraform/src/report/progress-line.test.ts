import { PassThrough } from 'node:stream';
import { ProgressLine } from './progress-line.js';

/** A terminal of some width, and everything that was written to it. */
function terminal(columns: number) {
  const stream = new PassThrough({ encoding: 'utf8' });
  const screen = Object.assign(stream, {
    ...{ isTTY: true, columns },
    clearLine: () => stream.write('<cleared>'),
    cursorTo: () => true,
  });
  const progress = new ProgressLine(screen as unknown as NodeJS.WriteStream);
  return { progress, written: () => (stream.read() as string | null) ?? '' };
}

test('what runs side by side shares one line, below the lines of what is done', () => {
  const { progress, written } = terminal(80);
  progress.running('a', 'apply', 1, 3);
  progress.running('b', 'apply', 2, 9);
  written();
  progress.done('c', 'plan', 1.25, '4 resource instances');
  expect(written()).toBe(
    '<cleared>c  plan           1.3 s  4 resource instances\n<cleared>a apply 1/3  |  b apply 2/9',
  );
  progress.done('a', 'apply', 2, '');
  expect(written()).toMatch(/^<cleared>a  apply +2\.0 s\n<cleared>b apply 2\/9$/);
});

test('the line of what runs is cut where it would wrap', () => {
  const { progress, written } = terminal(12);
  progress.running('network', 'apply', 10, 300);
  expect(written()).toBe('<cleared>network app');
});
