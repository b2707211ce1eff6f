import { ask } from './ask.js';

test('after an interruption nobody is asked', async () => {
  const controller = new AbortController();
  controller.abort();
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const answer = await ask('Apply?', { signal: () => undefined, aborted: controller.signal });
  const asked = written.mock.calls.join();
  written.mockRestore();
  expect([answer, asked]).toEqual(['', '']);
});
