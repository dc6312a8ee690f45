// Google's own client in conversations with the simulator. Nothing but its base URL is changed.
// node conversations.mjs http://127.0.0.1:PORT SPEECH.wav   -> one line of JSON: what each conversation came to.
import { readFileSync } from 'node:fs';
import { GoogleGenAI, Modality } from '@google/genai';

const [baseUrl, speech] = process.argv.slice(2);
const model = 'gemini-3.8-live';
const limit = 30_000;

/** A client of one scenario, with a journal of its own. */
function client(scenario, run, options = {}) {
    return new GoogleGenAI({ apiKey: 'test-key', ...options, httpOptions: { baseUrl: `${baseUrl}/s/${scenario}/${run}`, ...options.httpOptions } });
}

/** A session, and what came over it: wait for a message with `until`. */
async function open(ai, config = {}) {
    const received = [];
    const waiting = [];
    let closed;
    const settle = () => {
        for (const wish of [...waiting]) {
            const found = received.slice(wish.from).find(wish.test);
            if (!found && closed === undefined) { continue; }
            waiting.splice(waiting.indexOf(wish), 1);
            if (found) { wish.resolve(found); } else { wish.reject(new Error(`closed ${closed.code} ${closed.reason}`)); }
        }
    };
    const session = await ai.live.connect({
        model,
        config: { responseModalities: [Modality.AUDIO], outputAudioTranscription: {}, inputAudioTranscription: {}, ...config },
        callbacks: {
            onmessage: message => { received.push(message); settle(); },
            onclose: event => { closed = { code: event.code, reason: event.reason }; settle(); },
        },
    });
    return {
        session,
        received,
        closed: () => closed,
        until: (test, from = 0) => new Promise((resolve, reject) => { waiting.push({ test, from, resolve, reject }); settle(); }),
        said: () => received.map(message => message.serverContent?.outputTranscription?.text ?? '').join(''),
        heard: () => received.map(message => message.serverContent?.inputTranscription?.text ?? '').join(''),
        audioBytes: () => received.flatMap(message => message.serverContent?.modelTurn?.parts ?? [])
            .reduce((sum, part) => sum + (part.inlineData ? Buffer.from(part.inlineData.data, 'base64').length : 0), 0),
    };
}

const turnIsOver = message => message.serverContent?.turnComplete === true;

const conversations = {
    async text() {
        const live = await open(client('parrot', 'js-text'));
        live.session.sendRealtimeInput({ text: 'Good morning, 晴れ!' });
        const end = await live.until(turnIsOver);
        live.session.close();
        return { said: live.said(), audioBytes: live.audioBytes(), tokens: end.usageMetadata.responseTokenCount, setupComplete: live.session.setupComplete };
    },

    async content() {
        const live = await open(client('parrot', 'js-content'));
        live.session.sendClientContent({ turns: [{ role: 'user', parts: [{ text: 'From the history.' }] }], turnComplete: true });
        await live.until(turnIsOver);
        live.session.close();
        return { said: live.said() };
    },

    async audio() {
        const live = await open(client('parrot', 'js-audio'));
        const pcm = readFileSync(speech).subarray(44);
        for (let at = 0; at < pcm.length; at += 3_200) {
            live.session.sendRealtimeInput({ audio: { data: pcm.subarray(at, at + 3_200).toString('base64'), mimeType: 'audio/pcm;rate=16000' } });
        }
        live.session.sendRealtimeInput({ audioStreamEnd: true });
        // Two utterances at once: the second interrupts the answer to the first.
        await live.until(message => message.serverContent?.generationComplete);
        live.session.close();
        return { heard: live.heard(), said: live.said(), audioBytes: live.audioBytes() };
    },

    async tool() {
        const declaration = {
            name: 'get_weather', description: 'The weather in a city.',
            parametersJsonSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        };
        const live = await open(client('weather', 'js-tool'), { tools: [{ functionDeclarations: [declaration] }] });
        live.session.sendRealtimeInput({ text: 'How is the weather in Bergen?' });
        const { toolCall } = await live.until(message => message.toolCall);
        const [call] = toolCall.functionCalls;
        live.session.sendToolResponse({ functionResponses: [{ id: call.id, name: call.name, response: { output: 'rain' } }] });
        await live.until(message => /rain/.test(message.serverContent?.outputTranscription?.text ?? ''));
        live.session.close();
        return { call: { name: call.name, args: call.args }, said: live.said() };
    },

    async bargeIn() {
        const live = await open(client('barge-in', 'js-barge-in'));
        live.session.sendRealtimeInput({ text: 'Tell me a story.' });
        await live.until(message => message.serverContent?.modelTurn);
        live.session.sendRealtimeInput({ text: 'Wait, stop.' });
        await live.until(message => message.serverContent?.interrupted);
        const cut = live.received.length;
        await live.until(turnIsOver, live.received.findIndex(message => message.serverContent?.interrupted));
        await live.until(message => message.serverContent?.modelTurn, cut);
        live.session.close();
        return { flags: live.received.flatMap(message => Object.keys(message.serverContent ?? {})).filter(key => /interrupted|Complete/.test(key)).slice(0, 2) };
    },

    async resumption() {
        const first = await open(client('resumable', 'js-resumption'), { sessionResumption: {} });
        const { sessionResumptionUpdate: update } = await first.until(message => message.sessionResumptionUpdate?.newHandle);
        first.session.sendRealtimeInput({ text: 'My name is Ada.' });
        await first.until(turnIsOver);
        first.session.close();
        const second = await open(client('resumable', 'js-resumption'), { sessionResumption: { handle: update.newHandle } });
        second.session.sendRealtimeInput({ text: 'What is my name?' });
        await second.until(turnIsOver);
        second.session.close();
        return { resumable: update.resumable, said: second.said() };
    },

    async token() {
        const ai = client('parrot', 'js-token', { httpOptions: { apiVersion: 'v1alpha' } });
        const token = await ai.authTokens.create({ config: { uses: 1, liveConnectConstraints: { model, config: { responseModalities: [Modality.AUDIO] } } } });
        const guest = client('parrot', 'js-token', { apiKey: token.name, httpOptions: { apiVersion: 'v1alpha' } });
        const live = await open(guest);
        live.session.sendRealtimeInput({ text: 'With a token.' });
        await live.until(turnIsOver);
        live.session.close();
        const again = await refused(() => open(guest));
        return { name: token.name.replace(/\/.*/, '/...'), audioBytes: live.audioBytes(), again };
    },

    async goAway() {
        const live = await open(client('go-away', 'js-go-away'));
        live.session.sendRealtimeInput({ text: 'Are you there?' });
        const { goAway } = await live.until(message => message.goAway);
        live.session.close();
        return { timeLeft: goAway.timeLeft };
    },

    async wrongModel() {
        return { refused: await refused(() => client('parrot', 'js-model').live.connect({ model: 'no-such-model', callbacks: { onmessage() {} } })) };
    },

    async vertex() {
        const ai = new GoogleGenAI({ vertexai: true, apiKey: 'test-key', httpOptions: { baseUrl: `${baseUrl}/s/parrot/js-vertex` } });
        const live = await open(ai);
        live.session.sendRealtimeInput({ text: 'On the other backend.' });
        const end = await live.until(turnIsOver);
        live.session.close();
        return { said: live.said(), session: typeof live.session.setupComplete.sessionId, tokens: end.usageMetadata.responseTokenCount > 0 };
    },
};

async function refused(attempt) {
    try { await attempt(); return null; } catch (error) { return error.message; }
}

async function within(time, work) {
    let timer;
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`nothing came of it within ${time} ms`)), time); });
    try { return await Promise.race([work, late]); } finally { clearTimeout(timer); }
}

const results = {};
await Promise.all(Object.entries(conversations).map(async ([name, converse]) => {
    try { results[name] = await within(limit, converse()); } catch (error) { results[name] = { error: String(error) }; }
}));
console.log(JSON.stringify(results));
process.exit(0);
