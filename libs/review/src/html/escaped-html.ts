/** Text as text, between tags and inside of quoted attributes. */
export const escapedHtml = (text: string) => text.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
