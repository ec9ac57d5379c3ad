/** Lets the browser save something as a file. */
export function saveFile(file: { content: Blob; name: string }): void {
  const url = URL.createObjectURL(file.content);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
}
