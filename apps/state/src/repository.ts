/** The repository on GitHub whose workflows may plan and apply. An example: put yours here before the first deployment. */
export const repository = 'example-org/ashlar';
