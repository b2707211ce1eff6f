const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** This machine in the words of Terraform's downloads: `linux_amd64`. */
export function thisPlatform(): string {
  return `${process.platform}_${architectures[process.arch] ?? process.arch}`;
}
