// Awake: asks the device not to sleep. Where the browser has no wake lock (a station opened over plain http gives none), a silent moving
// picture of one pixel plays instead, which browsers take for a film.

export const stayAwake = (): (() => void) => {
  let ended = false
  let lock: WakeLockSentinel | undefined
  const hold = (): void => {
    if (ended || document.hidden || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      held => {
        lock = held
        if (ended) void held.release()
      },
      () => undefined, // the device refuses, on low battery for one: nothing is left to try here
    )
  }
  hold()
  document.addEventListener('visibilitychange', hold)
  const stopFilm = 'wakeLock' in navigator ? undefined : playSilentFilm()
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', hold)
    void lock?.release()
    stopFilm?.()
  }
}

const playSilentFilm = (): (() => void) => {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 2
  const pen = canvas.getContext('2d')
  const film = document.createElement('video')
  film.muted = true
  film.playsInline = true
  film.setAttribute('aria-hidden', 'true')
  film.className = 'tv-film'
  if (typeof canvas.captureStream !== 'function') return () => undefined
  film.srcObject = canvas.captureStream(1)
  document.body.append(film)
  let shade = 0
  const timer = setInterval(() => {
    shade = 1 - shade
    if (shade === 0) pen?.clearRect(0, 0, 2, 2)
    else pen?.fillRect(0, 0, 2, 2)
  }, 1_000)
  film.play().catch(() => undefined) // a browser that wants a touch first sleeps as it is set to
  return () => {
    clearInterval(timer)
    film.remove()
  }
}
