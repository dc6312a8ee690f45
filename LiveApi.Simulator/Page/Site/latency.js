// How long each side let the other wait. A figure says from what to what; where the beginning is not sure there is none.

const LOUD = 26; // of 255 on the journal's scale of roots: about -40 dBFS

/** [{ name, from, to, of }]: seconds of the conversation, and the number of the entry that ended the wait. */
export function latencies(entries) {
  const found = [];
  const add = (name, from, entry) => { if (from !== null && from !== undefined && entry.at >= from) found.push({ name, from, to: entry.at, of: entry.number }); };
  let setup = null, asked = null, called = null, speaks = false;
  const heard = [];
  for (const entry of entries) {
    switch (entry.kind) {
      case 'setup': setup = entry.at; break;
      case 'setupComplete': add('setup', setup, entry); setup = null; break;
      case 'realtimeInput.audio': heard.push(entry); break;
      case 'realtimeInput.text': case 'clientContent': asked = { at: entry.at, name: 'text to answer' }; break;
      case 'realtimeInput.activityEnd': asked = { at: entry.at, name: 'activity end to answer' }; break;
      case 'toolCall': called = entry.at; speaks = false; if (asked) { add('question to call', asked.at, entry); asked = null; heard.length = 0; } break;
      case 'toolResponse': add('call to result', called, entry); called = null; asked = { at: entry.at, name: 'result to answer' }; break;
      case 'serverContent.turnComplete': speaks = false; break;
      case 'serverContent.interrupted': speaks = false; add('cause to interruption', causeOf(asked, heard, entry.at), entry); break;
      case 'serverContent.audio': case 'serverContent.text': {
        // Only what begins a turn answers: the rest of it was under way already.
        if (!speaks) add(asked?.name ?? 'speech end to answer', asked ? asked.at : speechEnd(heard, entry.at), entry);
        if (!speaks) heard.length = 0;
        asked = null;
        speaks = true;
        break;
      }
    }
  }
  return found;
}

/** The middle one of all waits of a name. */
export function median(found, name) {
  const waits = found.filter(wait => wait.name === name).map(wait => wait.to - wait.from).sort((one, other) => one - other);
  return waits.length === 0 ? null : waits[Math.floor((waits.length - 1) / 2)];
}

/** When the user last made a sound before a moment; null where audio came faster than it was spoken, so that nobody can say. */
function speechEnd(heard, before) {
  for (const entry of heard.toReversed()) {
    if (isBurst(entry)) return null;
    const from = entry.audio.from ?? entry.at;
    const step = entry.levels.length ? Math.min(0.05, entry.audio.seconds / entry.levels.length) : 0;
    for (let index = entry.levels.length - 1; index >= 0; index--) {
      const end = from + (index + 1) * step;
      if (entry.levels[index] >= LOUD && end <= before) return end;
    }
  }
  return null;
}

function causeOf(asked, heard, before) {
  if (asked) return asked.at;
  // The last silence ends where the speech that interrupts begins.
  let begins = null;
  for (const entry of heard.toReversed()) {
    if (isBurst(entry)) return null;
    const from = entry.audio.from ?? entry.at;
    for (let index = entry.levels.length - 1; index >= 0; index--) {
      const start = from + index * 0.05;
      if (start > before) continue;
      if (entry.levels[index] >= LOUD) begins = start;
      else if (begins !== null && begins - start > 0.2) return begins;
    }
  }
  return begins;
}

function isBurst(entry) {
  return entry.audio.seconds > (entry.until - entry.at) * 1.5 + 0.5;
}
