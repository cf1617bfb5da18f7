// Awake: asks the device not to sleep. Where the browser has no wake lock (a station opened over plain http gives none) or refuses it, a silent
// moving picture of one pixel plays instead, which browsers take for a film.

export const stayAwake = (): (() => void) => {
  let ended = false
  let lock: WakeLockSentinel | undefined
  let stopFilm: (() => void) | undefined
  const playFilm = (): void => {
    if (!ended) stopFilm ??= playSilentFilm()
  }
  const hold = (): void => {
    if (ended || document.hidden || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      held => {
        lock = held
        if (ended) void held.release()
      },
      playFilm, // refused, on low battery for one
    )
  }
  hold()
  document.addEventListener('visibilitychange', hold)
  if (!('wakeLock' in navigator)) playFilm()
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
