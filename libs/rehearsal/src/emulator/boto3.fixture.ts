import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../e2e-backend.js';
import { prepareToolchain, type Toolchain } from '../toolchain/toolchain.js';
import { type Emulator, startEmulator } from './emulator.js';

/** Terraform's SDK speaks JSON where boto3 prefers what moto does not understand. */
const JSON_INSTEAD_OF_CBOR = [
  'load = botocore.loaders.Loader.load_service_model',
  'def load_json(*args, **kwargs):',
  '  model = load(*args, **kwargs)',
  '  if model.get("metadata", {}).get("protocols") == ["smithy-rpc-v2-cbor", "json"]: model["metadata"].update(protocol="json", protocols=["json"])',
  '  return model',
  'botocore.loaders.Loader.load_service_model = load_json',
];

/** Test support: an emulator that is asked as AWS's own SDK for Python asks. */
export class Boto3 {
  private constructor(
    private readonly toolchain: Toolchain,
    private readonly emulator: Emulator,
  ) {}

  static async start(): Promise<Boto3> {
    const toolchain = await prepareToolchain({
      root: projectRoot,
      env: process.env,
      report: () => undefined,
    });
    const { python } = toolchain;
    const emulator = await startEmulator({ root: projectRoot, python, account: '111122223333', env: {} });
    return new Boto3(toolchain, emulator);
  }

  stop(): void {
    this.emulator.stop();
  }

  /** Runs lines of Python with a `client` of the service, and returns what they print. */
  async run(service: string, ...lines: string[]): Promise<string> {
    return this.python(
      'import boto3, botocore.loaders, json',
      'from botocore.config import Config',
      'from botocore.exceptions import ClientError',
      ...JSON_INSTEAD_OF_CBOR,
      'keys = dict(aws_access_key_id="x", aws_secret_access_key="x", region_name="us-east-1")',
      `client = boto3.client("${service}", endpoint_url="${this.emulator.endpoint}", config=Config(retries={"total_max_attempts": 1}), **keys)`,
      ...lines,
    );
  }

  /** Runs lines of Python that can import what stands beside the emulator. */
  async python(...lines: string[]): Promise<string> {
    const PYTHONPATH = join(projectRoot, 'libs/rehearsal/emulator');
    const { stdout } = await promisify(execFile)(this.toolchain.python.path, ['-c', lines.join('\n')], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1' },
    });
    return stdout.trim();
  }
}
