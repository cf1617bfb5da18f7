// Service worker: keeps the page's own files, so that the page opens where there is no network and says so itself. It never keeps an answer
// of the station, a picture or a film: those pass by untouched. Browsers run it only where the page came over TLS or from this very machine.

const KEPT = 'matthan-page'
const SHELL = '/'

self.addEventListener('install', event => {
  event.waitUntil(keepShell())
})
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('message', event => {
  if (event.data === 'take over') self.skipWaiting()
  if (event.data === 'forget') event.waitUntil(caches.delete(KEPT))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (pathname === '/tv') return // the televisions' own page, which is not the one that is kept
  if (request.mode === 'navigate') event.respondWith(newestPage(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request))
  else if (pathname === '/first-paint.js') event.respondWith(newestFile(request))
})

/** The page and what it names, from the first visit on: the files came before there was anybody to keep them. */
const keepShell = async () => {
  const page = await fetch(SHELL, { cache: 'reload' })
  if (!page.ok) throw new Error(`the page answers ${page.status}`)
  await keepPage(page)
}

/** A station that is away may not even refuse. */
const PATIENCE_MS = 8000

/** The page as the station has it; the kept one where the station cannot be reached. */
const newestPage = async event => {
  try {
    const page = await soon(fetch(event.request))
    if (page.ok && page.headers.get('content-type')?.startsWith('text/html') === true)
      event.waitUntil(keepPage(page.clone()).catch(() => undefined)) // the network went meanwhile: what was kept stays
    return page
  } catch (error) {
    const old = await caches.match(SHELL, { cacheName: KEPT })
    if (old === undefined) throw error
    return old
  }
}

const soon = asked =>
  Promise.race([asked, new Promise((_, refuse) => setTimeout(() => refuse(new Error('no answer')), PATIENCE_MS))])

/** First the files that a page names, then the page itself: what is kept always opens. Files of another page than this go. */
const keepPage = async page => {
  const cache = await caches.open(KEPT)
  const named = filesOf(await page.clone().text())
  const before = await cache.match(SHELL)
  const same = before !== undefined && String(filesOf(await before.text())) === String(named)
  if (same) return
  await cache.addAll(named)
  await cache.put(SHELL, page)
  for (const old of await cache.keys()) {
    const file = new URL(old.url).pathname
    if (file !== SHELL && !named.includes(file)) await cache.delete(old)
  }
}

const filesOf = html => [...new Set(html.match(/(?<=(?:src|href)=")\/(?:assets\/|first-paint)[^"]+/g))]

/** A file whose name carries its hash never changes. */
const kept = async request => {
  const cache = await caches.open(KEPT)
  const known = await cache.match(request)
  if (known !== undefined) return known
  const file = await fetch(request)
  if (file.ok) await cache.put(request, file.clone())
  return file
}

/** A file of a fixed name, as the station has it; the kept one where the station cannot be reached. */
const newestFile = request =>
  fetch(request).catch(async error => (await caches.match(request, { cacheName: KEPT })) ?? Promise.reject(error))
