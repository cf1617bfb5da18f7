// Service worker: keeps the page's own files, so that the page opens where there is no network and says so itself. It never keeps an answer
// of the station, a picture or a film: those pass by untouched. Browsers run it only where the page came over TLS or from this very machine.

const KEPT = 'matthan-page'
const SHELL = '/'

self.addEventListener('install', event => {
  event.waitUntil(caches.open(KEPT).then(cache => cache.add(new Request(SHELL, { cache: 'reload' }))))
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
  if (request.mode === 'navigate') event.respondWith(newest(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request))
})

/** The page as the station has it; the kept one where the station cannot be reached. */
const newest = async request => {
  const cache = await caches.open(KEPT)
  try {
    const page = await fetch(request)
    if (page.ok && page.headers.get('content-type')?.startsWith('text/html') === true) {
      await cache.put(SHELL, page.clone())
      void forgetOld(cache, await page.clone().text())
    }
    return page
  } catch (error) {
    const old = await cache.match(SHELL)
    if (old === undefined) throw error
    return old
  }
}

/** A file whose name carries its hash never changes. */
const kept = async request => {
  const cache = await caches.open(KEPT)
  const known = await cache.match(request)
  if (known !== undefined) return known
  const file = await fetch(request)
  if (file.ok) await cache.put(request, file.clone())
  return file
}

/** When the page is another one than the one whose files are kept, all files begin anew. */
const forgetOld = async (cache, html) => {
  const main = /src="(\/assets\/index-[^"]+\.js)"/.exec(html)?.[1]
  if (main === undefined) return
  const files = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  const others = files.filter(file => /^\/assets\/index-[^/]+\.js$/.test(file) && file !== main)
  if (others.length === 0) return
  await Promise.all(files.filter(file => file !== SHELL).map(file => cache.delete(file)))
}
