// Emergency sound: two tones every ten seconds, made here, so that no file has to be fetched. A browser lets a page sound once somebody has
// touched it.

const EVERY_MS = 10_000
const TONES = [880, 660] as const
const LONG_S = 0.28
const LOUD = 0.25

/** Answers what ends it. */
export const beepEvery = (): (() => void) => {
  if (typeof AudioContext === 'undefined') return () => {}
  const context = new AudioContext()
  const beep = () => {
    // Not yet allowed to sound: the page shows it all the same.
    context.resume().then(
      () => {
        for (const [at, hertz] of TONES.entries()) tone(context, hertz, context.currentTime + at * LONG_S)
      },
      () => undefined,
    )
  }
  beep()
  const timer = setInterval(beep, EVERY_MS)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

const tone = (context: AudioContext, hertz: number, at: number): void => {
  const [source, loudness] = [context.createOscillator(), context.createGain()]
  source.frequency.value = hertz
  loudness.gain.setValueAtTime(LOUD, at)
  loudness.gain.linearRampToValueAtTime(0, at + LONG_S)
  source.connect(loudness).connect(context.destination)
  source.start(at)
  source.stop(at + LONG_S)
}
