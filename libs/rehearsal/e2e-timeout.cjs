// End-to-end tests wait for Terraform and the emulator.
jest.setTimeout(20 * 60 * 1000);
