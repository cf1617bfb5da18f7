// Given: a whole stream address was typed. It is asked for, and so is the sub stream that its shape tells of.

import type { Brand } from '#engine/camera/brands.ts'
import { type PathAsker, urlAt } from './path-asker.ts'
import { nothing, type ProbeFinding, type Run, type StreamFinding } from './run.ts'

/** A whole address was typed: it is asked for, and for the sub stream beside it where its maker shows by it. */
export const askGiven = async (
  run: Run,
  asker: PathAsker,
  path: string,
  guess: Brand | undefined,
): Promise<ProbeFinding> => {
  const urlOf = (one: string) => urlAt({ ...asker.at, host: run.pinned.host }, one)
  const answer = await asker.ask(path)
  if (answer.kind === 'over') return { ...nothing, trouble: answer.why, detail: answer.detail, tried: 1 }
  if (answer.kind === 'absent')
    return { ...nothing, brand: guess?.code ?? null, trouble: asker.heard ? 'no_stream' : 'not_rtsp', tried: 1 }
  const given: StreamFinding = { url: urlOf(path), found_by: 'given', audio: answer.audio, look: undefined }
  const beside = siblingOf(path)
  const sub = beside === undefined ? undefined : await asker.ask(beside)
  const also = { url: urlOf(beside ?? ''), found_by: 'pattern' as const, audio: null, look: undefined }
  const streams = sub?.kind === 'stream' ? [given, { ...also, audio: sub.audio }] : [given]
  return { ...nothing, brand: guess?.code ?? null, streams, tried: asker.asked }
}

/** The sub stream's address by the shape of the main one's. */
const siblingOf = (path: string): string | undefined => {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^(\/Streaming\/Channels\/\d{1,3}0)1$/i, '$12'],
    [/^(\/cam\/realmonitor\?channel=\d{1,3}&subtype=0?)0$/i, '$11'],
    [/^(\/media\/video)1$/i, '$12'],
    [/^(\/stream)1$/i, '$12'],
    [/^(\/unicast\/c\d{1,3}\/s)0(\/live)$/i, '$11$2'],
    [/_stream=0(\.sdp.*)$/i, '_stream=1$1'],
    [/^(.*)main(.*)$/i, '$1sub$2'],
  ]
  const fits = changes.find(([shape]) => shape.test(path))
  return fits === undefined ? undefined : path.replace(fits[0], fits[1])
}
