import { TerraformFailed, type TerraformRoot } from '@ashlar/terraform';
import { complaintsOf } from '../failures/complaint.js';
import { stateBackendFailure } from '../failures/not-deployed-failure.js';
import { readLock, type StateLock } from './state-lock.js';

/** A lock, and where it was found: Terraform keeps it twice. */
export interface FoundLock extends StateLock {
  readonly foundIn: readonly ('bucket' | 'table')[];
}

/** No lock has this id, so nothing is unlocked by it. */
const NO_LOCK = '00000000-0000-0000-0000-000000000000';

const NOT_LOCKED = /unexpected end of JSON input|NoSuchKey|StatusCode: 404/;

/**
 * Who holds the lock of a state, if anybody does. Terraform is asked to unlock with an id that no lock has: it reads
 * both locks, says what is in them, and takes none itself, as a plan would.
 */
export async function probeLock(root: TerraformRoot): Promise<FoundLock | undefined> {
  try {
    await root.run(['force-unlock', '-force', '-no-color', NO_LOCK]);
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    const [complaint] = complaintsOf(error);
    if (complaint === undefined) throw error;
    const lock = readLock(complaint.lines);
    if (lock !== undefined) return { ...lock, foundIn: placesIn(complaint.text) };
    const isMissing = stateBackendFailure(complaint, { stack: '', folder: '', env: {} }) !== undefined;
    if (isMissing || !NOT_LOCKED.test(complaint.text)) throw error;
  }
  return undefined;
}

/** The two say the same in different words. */
const placesIn = (text: string): FoundLock['foundIn'] => [
  ...(/existing lock ID '/.test(text) ? (['bucket'] as const) : []),
  ...(/existing lock \("/.test(text) ? (['table'] as const) : []),
];
