import fc from 'fast-check';
import { callerProblems, visibilityProblems } from './caller-problems.js';
import { problems } from './minimal-function.fixture.js';

test('a load balancer that waits for less long than the function may take is refused', () => {
  expect(callerProblems({ web: { idleTimeoutSeconds: 60, arn: 'arn:x' } }, 90)).toEqual([
    {
      what: 'timeoutSeconds is 90, and callers.web.idleTimeoutSeconds is 60: the caller is gone before the function is done',
      fix: 'lower timeoutSeconds below 60, or let the caller wait for longer',
    },
  ]);
});

test('an API waits 29 seconds, and answers 504 when the function takes as long', () => {
  expect(problems({ timeoutSeconds: 29, callers: { api: { waitsSeconds: 29 } } })).toHaveLength(1);
  expect(problems({ timeoutSeconds: 28, callers: { api: { waitsSeconds: 29 } } })).toEqual([]);
});

test('a queue hides a message for six times the timeout, and the window', () => {
  expect(problems({ timeoutSeconds: 10, callers: { jobs: { visibilityTimeoutSeconds: 59 } } })).toEqual([
    'callers.jobs.visibilityTimeoutSeconds is 59, below 60 (6 × timeoutSeconds): messages would be worked on twice',
  ]);
  expect(visibilityProblems('it', 60, 10)).toEqual([]);
  expect(visibilityProblems('it', 60, 10, 1)).toHaveLength(1);
});

test.each([
  [{ web: {} }, 'callers.web says none of'],
  [{ web: 60 }, 'callers.web says none of'],
  [
    { web: { idleTimeoutSeconds: 60, waitsSeconds: 29 } },
    'callers.web has idleTimeoutSeconds and waitsSeconds',
  ],
  [{ web: { waitsSeconds: 0 } }, 'callers.web.waitsSeconds is 0'],
  [[], 'callers is no record'],
])('%j is refused', (callers, what) => {
  expect(problems({ callers })).toEqual([expect.stringContaining(what)]);
});

test('what only Terraform knows is not compared', () => {
  expect(callerProblems({ web: { idleTimeoutSeconds: '${aws_lb.web.idle_timeout}' } }, 900)).toEqual([]);
});

test('the number in the fix is a way out', () => {
  fc.assert(
    fc.property(fc.nat(900), fc.nat(300), fc.nat(43_200), (timeout, window, visible) => {
      const [problem] = visibilityProblems('it', visible, timeout, window);
      const [, raised = ''] = /raise it to (\d+)/.exec(problem?.fix ?? '') ?? [];
      expect(problem === undefined || Number(raised) > visible).toBe(true);
      if (problem !== undefined)
        expect(visibilityProblems('it', Number(raised), timeout, window)).toEqual([]);
    }),
  );
});
