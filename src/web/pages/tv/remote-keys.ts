// Remote keys: what the buttons of a remote control are to a web page. Makers send names where they know them and numbers where they do not:
// Samsung's Tizen 10009 for Back and 10252 for its one button to play and pause, LG's webOS 461 for Back, and both 403 to 406 for the colours,
// 427, 428 for the channels and 415, 19, 413 for play, pause and stop. Pure.

import { type Arrow, isArrow } from '#web/pages/wall/geometry.ts'

export type RemoteKey =
  | { readonly kind: 'arrow'; readonly arrow: Arrow }
  | { readonly kind: 'ok' }
  | { readonly kind: 'back' }
  | { readonly kind: 'digit'; readonly digit: number }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  /** Undefined: the other way round than now. */
  | { readonly kind: 'hold'; readonly held: boolean | undefined }

type Pressed = { readonly key: string; readonly keyCode: number }

const back = new Set(['Escape', 'Backspace', 'GoBack', 'BrowserBack', 'XF86Back'])
const backCodes = new Set([8, 27, 461, 10_009])
const next = new Set(['ChannelUp', 'PageDown', 'ColorF1Green', 'ColorF3Blue', 'MediaTrackNext'])
const nextCodes = new Set([34, 404, 406, 427])
const previous = new Set(['ChannelDown', 'PageUp', 'ColorF0Red', 'ColorF2Yellow', 'MediaTrackPrevious'])
const previousCodes = new Set([33, 403, 405, 428])
const holds: Readonly<Record<string, boolean | undefined>> = {
  MediaPlayPause: undefined,
  MediaPause: true,
  Pause: true,
  MediaStop: true,
  MediaPlay: false,
  Play: false,
}
const holdCodes: Readonly<Record<number, boolean | undefined>> = {
  10252: undefined,
  179: undefined,
  19: true,
  413: true,
  415: false,
}
const arrowCodes: Readonly<Record<number, Arrow>> = {
  37: 'ArrowLeft',
  38: 'ArrowUp',
  39: 'ArrowRight',
  40: 'ArrowDown',
}

/** Undefined for what means nothing here. */
export const remoteKey = ({ key, keyCode }: Pressed): RemoteKey | undefined => {
  const arrow = isArrow(key) ? key : arrowCodes[keyCode]
  if (arrow !== undefined) return { kind: 'arrow', arrow }
  if (key === 'Enter' || key === 'Select' || key === 'OK' || keyCode === 13) return { kind: 'ok' }
  if (back.has(key) || backCodes.has(keyCode)) return { kind: 'back' }
  if (next.has(key) || nextCodes.has(keyCode)) return { kind: 'page', by: 1 }
  if (previous.has(key) || previousCodes.has(keyCode)) return { kind: 'page', by: -1 }
  if (key in holds) return { kind: 'hold', held: holds[key] }
  if (keyCode in holdCodes) return { kind: 'hold', held: holdCodes[keyCode] }
  return /^\d$/.test(key) ? { kind: 'digit', digit: Number(key) } : undefined
}
