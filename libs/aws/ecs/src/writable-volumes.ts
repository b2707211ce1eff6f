import type { Problem } from '@ashlar/core';
import type { Container } from './container.js';

/** A folder of the task's own ephemeral storage, mounted into one container. */
export interface WritableVolume {
  readonly name: string;
  readonly path: string;
}

/**
 * Where the agent of ECS Exec writes. AWS says that exec needs a writable root; with these two folders it works on
 * a read-only one (aws/containers-roadmap issue 1359).
 */
const EXEC_FOLDERS = ['/var/lib/amazon', '/var/log/amazon'];

/** The folders that a container may write to, in alphabetical order. */
export function writableVolumes(name: string, container: Container, exec: boolean): WritableVolume[] {
  const readOnly = container.readonlyRootFilesystem ?? true;
  const paths = [...(container.writable ?? []), ...(exec && readOnly ? EXEC_FOLDERS : [])];
  return [...new Set(paths)].sort().map((path) => ({ name: volumeName(name, path), path }));
}

/** Containers' names have no underscore, so that no two containers share a volume by accident. */
const volumeName = (container: string, path: string) =>
  `${container}${path.replaceAll('/', '_').replaceAll('.', '-')}`;

const FOLDER = /^(\/[A-Za-z0-9._-]+)+$/;

export function writableProblems(prop: string, name: string, container: Container): Problem[] {
  const { writable = [], readonlyRootFilesystem = true } = container;
  if (!readonlyRootFilesystem && writable.length > 0) {
    const fix = 'leave writable out, or readonlyRootFilesystem: false';
    return [{ what: `${prop}.writable opens folders of a file system that is writable anyway`, fix }];
  }
  return writable.flatMap((path, index) => {
    if (typeof path !== 'string' || !FOLDER.test(path) || /\/\.\.?(\/|$)/.test(path)) {
      const fix = "use an absolute path without a slash at its end: '/var/run'";
      return [{ what: `${prop}.writable has '${String(path)}'`, fix }];
    }
    const other = writable.slice(0, index).find((one) => volumeName(name, one) === volumeName(name, path));
    if (other === undefined) return [];
    const fix = 'leave one of them out';
    return [{ what: `${prop}.writable has '${path}' and '${other}', which share the name of a volume`, fix }];
  });
}
