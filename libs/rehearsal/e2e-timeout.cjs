// End-to-end tests wait for Terraform and the emulator.
jest.setTimeout(30 * 60 * 1000);
