// The conversation in a few facts and figures.

import { el } from './dom.js';
import { latencies, median } from './latency.js';
import { span } from './words.js';

const WAITS = ['setup', 'text to answer', 'speech end to answer', 'activity end to answer', 'question to call', 'call to result', 'result to answer', 'cause to interruption'];

export function facts(session, keepsAudio) {
  const list = [['model', (session.model ?? '').replace(/^.*models\//, '')], ['service', session.surface], ['credential', session.credential], ['run', session.run]];
  if (session.closed) list.push(['closed', `${session.closed.code}${session.closed.reason ? ` “${session.closed.reason}”` : ''} by the ${session.closed.by}`]);
  const journal = `/control/journal/${encodeURIComponent(session.run)}`;
  const files = [link('journal', journal), ' ', link('report', `${journal}/conformance?as=html`)];
  if (keepsAudio) files.push(' ', link('heard', `${journal}/${session.number}/heard.wav`), ' ', link('said', `${journal}/${session.number}/said.wav`));
  return [...list.filter(([, value]) => value), ['files', ...files]].map(([name, ...value]) => el('div', {}, el('dt', {}, name), el('dd', {}, ...value)));
}

export function figures(conversation) {
  const { entries, session } = conversation;
  const waits = latencies(entries);
  const list = WAITS.map(name => [name, median(waits, name), waits.filter(wait => wait.name === name).length])
    .filter(([, middle]) => middle !== null)
    .map(([name, middle, times]) => figure(times > 1 ? `${name}, median of ${times}` : name, span(middle)));
  const interruptions = entries.filter(entry => entry.kind === 'serverContent.interrupted').length;
  const calls = entries.filter(entry => entry.kind === 'toolCall').reduce((sum, entry) => sum + (entry.message?.toolCall?.functionCalls?.length ?? 1), 0);
  list.push(figure('turns', session.turns));
  if (interruptions) list.push(figure('interruptions', interruptions, 'cut'));
  if (calls) list.push(figure('tool calls', calls, 'tool'));
  if (session.findings) list.push(figure('findings', session.findings, 'warn'));
  if (session.faults) list.push(figure('faults', session.faults, 'fault'));
  if (conversation.dropped) list.push(figure('messages gone', conversation.dropped, 'warn'));
  return list;
}

function link(name, address) {
  return el('a', { href: address, target: '_blank', rel: 'noopener' }, name);
}

function figure(name, value, tone) {
  return el('div', { 'data-name': name, 'data-tone': tone }, el('dt', {}, name), el('dd', {}, value));
}
