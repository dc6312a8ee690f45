// Pieces of speech that follow each other are one sentence to a reader, and stay messages of their own.

import { meaning } from './meaning.js';

const PAUSE = 2.5;

/** The entries as groups: [{ kind, entries }], in order of their first entry. */
export function sentences(entries) {
  const groups = [];
  const open = new Map();
  for (const entry of entries) {
    if (entry.audio) continue;
    const { spoken, tone } = meaning(entry);
    if (!spoken) {
      if (tone === 'cut' || tone === 'end' || tone === 'tool' || entry.from === 'client') open.clear();
      groups.push({ kind: entry.kind, entries: [entry], spoken: false });
      continue;
    }
    const before = open.get(entry.kind);
    if (before && entry.at - before.entries.at(-1).at < PAUSE) { before.entries.push(entry); continue; }
    const group = { kind: entry.kind, entries: [entry], spoken: true };
    open.set(entry.kind, group);
    groups.push(group);
  }
  return groups;
}
