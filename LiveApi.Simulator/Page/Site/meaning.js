// What an entry of the journal means to a reader: its lane, its tone, a word and a text for it.

import { count, size, span } from './words.js';

const TONES = {
  'setup': 'setup', 'setupComplete': 'setup', 'toolCall': 'tool', 'toolResponse': 'tool', 'toolCallCancellation': 'cut',
  'serverContent.interrupted': 'cut', 'goAway': 'warn', 'error': 'fault', 'sessionResumptionUpdate': 'quiet', 'voiceActivity': 'quiet',
  'usageMetadata': 'quiet', 'serverContent.generationComplete': 'quiet', 'serverContent.turnComplete': 'end', 'serverContent.thought': 'thought', 'unknown': 'warn', 'raw': 'warn',
};

const WORDS = {
  'setup': 'setup', 'setupComplete': 'ready', 'serverContent.interrupted': 'interrupted', 'serverContent.generationComplete': 'generated',
  'serverContent.turnComplete': 'turn over', 'sessionResumptionUpdate': 'handle', 'realtimeInput.activityStart': 'activity starts', 'realtimeInput.activityEnd': 'activity ends',
  'realtimeInput.audioStreamEnd': 'audio ends', 'toolCallCancellation': 'calls taken back', 'usageMetadata': 'usage', 'realtimeInput.video': 'frame', 'goAway': 'go away',
};

const SPOKEN = new Set(['serverContent.inputTranscription', 'serverContent.outputTranscription', 'serverContent.text']);

/** { lane, tone, word, text, spoken }: spoken pieces in a row are shown as one sentence. */
export function meaning(entry) {
  const simulator = entry.from === 'simulator';
  const lane = simulator ? 'simulator' : entry.from === 'client' ? 'client' : 'model';
  const tone = simulator ? (entry.kind === 'note' ? 'quiet' : 'fault') : entry.audio ? 'audio' : TONES[entry.kind] ?? 'plain';
  const text = textOf(entry);
  return { lane, tone, word: simulator ? entry.kind : WORDS[entry.kind] ?? entry.kind.replace(/^(serverContent|realtimeInput)\./, ''), text, spoken: SPOKEN.has(entry.kind) && text !== '' };
}

/** One line for ears: when, who, what. */
export function spokenLine(entry, at) {
  const { lane, word, text } = meaning(entry);
  const findings = entry.findings ? `, ${count(entry.findings.length, 'finding')}: ${entry.findings.join(' ')}` : '';
  return `${at}, ${lane}, ${word}${text && text !== word ? `: ${text}` : ''}${findings}`;
}

function textOf(entry) {
  if (entry.from === 'simulator') return entry.text ?? '';
  if (entry.audio) return `${span(entry.audio.seconds)} of audio, ${entry.audio.rmsDbfs} dBFS`;
  const message = entry.message;
  if (!message) return entry.bytes ? size(entry.bytes) : '';
  const content = message.serverContent;
  if (content) return serverText(content, message);
  if (message.toolCall) return (message.toolCall.functionCalls ?? []).map(call => `${call.name}(${plain(call.args)})`).join(', ');
  const response = message.toolResponse ?? message.tool_response;
  if (response) return (response.functionResponses ?? response.function_responses ?? []).map(answer => `${answer.name ?? answer.id} = ${plain(answer.response)}`).join(', ');
  if (message.toolCallCancellation) return (message.toolCallCancellation.ids ?? []).join(', ');
  if (message.goAway) return `${message.goAway.timeLeft ?? message.goAway.time_left ?? ''} left`;
  if (message.voiceActivity) return (message.voiceActivity.type ?? '').replace('ACTIVITY_', 'speech ').toLowerCase();
  if (message.setup) return (message.setup.model ?? '').replace(/^.*models\//, '');
  const input = message.realtimeInput ?? message.realtime_input;
  if (input?.text) return input.text;
  const written = message.clientContent ?? message.client_content;
  if (written) return (written.turns ?? []).flatMap(turn => turn.parts ?? []).map(part => part.text ?? '').join(' ');
  return '';
}

function serverText(content, message) {
  const transcript = content.outputTranscription ?? content.inputTranscription;
  if (content.modelTurn) return (content.modelTurn.parts ?? []).map(part => part.text ?? '').join('') || (content.outputTranscription?.text ?? '');
  if (transcript) return transcript.text ?? '';
  const usage = message.usageMetadata;
  return content.turnComplete && usage ? `${usage.totalTokenCount} tokens` : '';
}

function plain(value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value);
  return pairs.length === 1 && typeof pairs[0][1] !== 'object' ? String(pairs[0][1]) : JSON.stringify(value);
}
