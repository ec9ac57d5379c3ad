const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ESCAPES[character]);
}

/** A whole page around a body that is HTML already. The title is text. */
export function renderPage(options: { title: string; body: string }): string {
  const title = escapeHtml(options.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
pre { background: #f6f8fa; color: #1f2328; overflow-x: auto; padding: 1rem; font-size: 14px; }
pre span { display: inline-block; min-width: 100%; }
pre span:target { background: #fff3b8; }
</style>
</head>
<body><main><h1>${title}</h1>
${options.body}
</main></body>
</html>
`;
}
