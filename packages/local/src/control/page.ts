const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const cell = (value: unknown): string =>
  escapeHtml(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

/** One table for each part of the snapshot, as a page that needs no script. */
export function page(state: object): string {
  const sections = Object.entries(state).map(
    ([title, content]) => `<h2>${escapeHtml(title)}</h2>${section(content)}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Local cloud</title>
<style>body{font:14px system-ui;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2rem .6rem;text-align:left}</style>
<h1>Local cloud</h1>${sections.join('')}</html>`;
}

function section(content: unknown): string {
  if (!Array.isArray(content)) return facts(content);
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

/** A row for each fact of a thing there is one of, such as the clock. */
function facts(content: unknown): string {
  if (typeof content !== 'object' || content === null) return `<p>${cell(content)}</p>`;
  const rows = Object.entries(content).map(
    ([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${cell(value)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}
