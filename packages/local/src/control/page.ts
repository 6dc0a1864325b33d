const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const cell = (value: unknown): string =>
  escapeHtml(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

/** One table per list of the snapshot, as a page that needs no script. */
export function page(state: object): string {
  const sections = Object.entries(state).map(
    ([title, content]) => `<h2>${escapeHtml(title)}</h2>${section(content)}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Local cloud</title>
<style>body{font:14px system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}</style>
<h1>Local cloud</h1>${sections.join('')}</html>`;
}

function section(content: unknown): string {
  if (!Array.isArray(content)) return `<p>${cell(content)}</p>`;
  if (content.length === 0) return '<p>none</p>';
  const rows = content.map(
    (row: unknown): Record<string, unknown> =>
      typeof row === 'object' && row !== null ? { ...row } : { name: row },
  );
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${cell(row[column])}</td>`).join('')}</tr>`,
  );
  return `<table><tr>${head}</tr>${body.join('')}</table>`;
}
