// Kept page: the page's own files stay on this device (public/service-worker.js), so that it opens without a network and can stand on the home
// screen. Browsers allow that over TLS or on the station itself only; elsewhere all of this is quiet, and the page works as ever.

const KEPT = 'matthan-page'

export const keepPage = (): void => {
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    offer(event as InstallOffer)
  })
  addEventListener('appinstalled', () => offer(undefined))
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  // A browser that refuses (storage full, or forbidden by its owner) goes on without.
  void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}

/** Nothing of the station stays on a device after somebody signed out. */
export const forgetPage = async (): Promise<void> => {
  if ('caches' in globalThis) await caches.delete(KEPT).catch(() => false)
}

type InstallOffer = Event & { readonly prompt: () => Promise<unknown> }

let offered: InstallOffer | undefined
const listeners = new Set<() => void>()

/** The browser's own way to put the page on the home screen; undefined where it offers none. */
export const installOffer = (): InstallOffer | undefined => offered

export const listenToInstall = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const offer = (given: InstallOffer | undefined): void => {
  offered = given
  for (const listener of listeners) listener()
}
