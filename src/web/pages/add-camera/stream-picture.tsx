// Stream picture: what a stream shows, as a picture or, where this machine makes none, as a video of one frame; else why there is none.

import type { ProbedStream } from '#contract/probe.ts'
import { codecName, reasonWords } from '#web/ui/live-words.ts'
import { type Say, useWords } from '#web/words/language.ts'

type Pictured = Pick<ProbedStream, 'jpeg' | 'mp4' | 'trouble'>

export const StreamPicture = ({ stream, of }: { readonly stream: Pictured; readonly of: string }) => {
  const say = useWords()
  const label = say('picture_of', { name: of })
  const look = 'aspect-video w-full rounded-lg bg-night object-contain'
  if (stream.jpeg !== null) return <img src={stream.jpeg} alt={label} className={look} />
  if (stream.mp4 !== null)
    return <video src={stream.mp4} aria-label={label} muted playsInline preload="auto" className={look} />
  return (
    <p className={`${look} grid place-content-center border border-line p-3 text-center text-sm text-quiet`}>
      {say(noPicture(stream.trouble))}
    </p>
  )
}

const noPicture = (trouble: string | null) =>
  trouble !== null && trouble in reasonWords ? reasonWords[trouble as keyof typeof reasonWords] : 'no_picture_yet'

/** “H.264 · 1920×1080 · 25 hình/giây”. */
export const streamFacts = ({ codec, width, height, frames_per_second, audio }: ProbedStream, say: Say): string =>
  [
    codec === null ? '' : codecName(codec),
    width === null || height === null ? '' : `${width}×${height}`,
    frames_per_second === null ? '' : say('frames_per_second', { fps: Math.round(frames_per_second) }),
    audio === null ? '' : say('has_sound'),
  ]
    .filter(Boolean)
    .join(' · ')
