// Routes: every page and its address. All but the wall come in files of their own, so that the wall
// starts sooner.

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { readNewSearch, readWhich } from './pages/extractions/address.ts'
import { NoSuchPage } from './pages/no-such-page.tsx'
import { PageComing, PageFailed } from './pages/page-failed.tsx'
import { readPart } from './pages/people/part.ts'
import { readSearch } from './pages/review/address.ts'
import { readSearchAddress } from './pages/search/read-address.ts'
import { SignedIn } from './pages/signed-in.tsx'
import { readTrailSearch } from './pages/trail/address.ts'
import { WallPage } from './pages/wall/wall.tsx'
import { readOpen } from './ui/opened.ts'
import { withLaterWords, withMapWords } from './words/language.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage })

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 200 ? value : undefined

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back_to?: string; problem?: string; subject?: string } => {
    const [back_to, problem, subject] = [search.back_to, search.problem, search.subject].map(text)
    return {
      ...(back_to?.startsWith('/') === true && !back_to.startsWith('//') ? { back_to } : {}),
      ...(problem === undefined ? {} : { problem }),
      ...(subject === undefined ? {} : { subject }),
    }
  },
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/welcome.tsx')),
    'WelcomePage',
  ),
})
const certificate = createRoute({
  getParentRoute: () => root,
  path: '/certificate',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/certificate/certificate.tsx')),
    'CertificatePage',
  ),
})
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  validateSearch: readOpen,
  component: SignedIn,
})
const wall = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: (search): { wall?: string; large?: string } => {
    const [wall, large] = [text(search.wall), text(search.large)]
    return { ...(wall !== undefined && { wall }), ...(large !== undefined && { large }) }
  },
  component: WallPage,
})
const addCamera = createRoute({
  getParentRoute: () => inside,
  path: '/add-camera',
  validateSearch: (search): { as?: 'recorder' } => (search.as === 'recorder' ? { as: 'recorder' } : {}),
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/add-camera/add-camera.tsx')),
    'AddCameraPage',
  ),
})
const recorders = createRoute({
  getParentRoute: () => inside,
  path: '/recorders',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/recorders/recorders.tsx')),
    'RecordersPage',
  ),
})
const recorder = createRoute({
  getParentRoute: () => inside,
  path: '/recorders/$id',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/recorders/recorder.tsx')),
    'RecorderPage',
  ),
})
const camera = createRoute({
  getParentRoute: () => inside,
  path: '/camera/$id',
  validateSearch: (search): { at?: string } => {
    const at = text(search.at)
    return at === undefined ? {} : { at }
  },
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/camera/camera.tsx')),
    'CameraPage',
  ),
})

const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/camera/$id/privacy',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/privacy/privacy.tsx')),
    'PrivacyPage',
  ),
})

const review = createRoute({
  getParentRoute: () => inside,
  path: '/review',
  validateSearch: readSearch,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/review/review.tsx')),
    'ReviewPage',
  ),
})

const search = createRoute({
  getParentRoute: () => inside,
  path: '/search',
  validateSearch: readSearchAddress,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/search/search.tsx')),
    'SearchPage',
  ),
})

const bookmarks = createRoute({
  getParentRoute: () => inside,
  path: '/bookmarks',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/bookmarks/bookmarks.tsx')),
    'BookmarksPage',
  ),
})

const rules = createRoute({
  getParentRoute: () => inside,
  path: '/rules',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/rules/rules.tsx')),
    'RulesPage',
  ),
})

const incidents = createRoute({
  getParentRoute: () => inside,
  path: '/incidents',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/incidents/incidents.tsx')),
    'IncidentsPage',
  ),
})

const extractions = createRoute({
  getParentRoute: () => inside,
  path: '/extractions',
  validateSearch: readWhich,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/extractions/extractions.tsx')),
    'ExtractionsPage',
  ),
})

const newExtraction = createRoute({
  getParentRoute: () => inside,
  path: '/extractions/new',
  validateSearch: readNewSearch,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/extractions/new-extraction.tsx')),
    'NewExtractionPage',
  ),
})

const extraction = createRoute({
  getParentRoute: () => inside,
  path: '/extractions/$id',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/extractions/extraction.tsx')),
    'ExtractionPage',
  ),
})

const holds = createRoute({
  getParentRoute: () => inside,
  path: '/holds',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/holds/holds-page.tsx')),
    'HoldsPage',
  ),
})

const caseFiles = createRoute({
  getParentRoute: () => inside,
  path: '/case-files',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/case-files/case-files.tsx')),
    'CaseFilesPage',
  ),
})

const caseFile = createRoute({
  getParentRoute: () => inside,
  path: '/case-files/$case',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/case-files/case-file.tsx')),
    'CaseFilePage',
  ),
})

const redactions = createRoute({
  getParentRoute: () => inside,
  path: '/redactions',
  validateSearch: (search): { camera?: string; from?: string; to?: string } => {
    const [camera, from, to] = [search.camera, search.from, search.to].map(text)
    return {
      ...(camera !== undefined && { camera }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }
  },
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/redactions/redactions.tsx')),
    'RedactionsPage',
  ),
})

const redaction = createRoute({
  getParentRoute: () => inside,
  path: '/redactions/$id',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/redactions/redaction.tsx')),
    'RedactionPage',
  ),
})

const trail = createRoute({
  getParentRoute: () => inside,
  path: '/trail',
  validateSearch: readTrailSearch,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/trail/trail-page.tsx')),
    'TrailPage',
  ),
})

const savedTrail = createRoute({
  getParentRoute: () => inside,
  path: '/trail/$id',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/trail/trail-page.tsx')),
    'SavedTrailPage',
  ),
})

const compare = createRoute({
  getParentRoute: () => inside,
  path: '/compare',
  validateSearch: (search): { board?: number; trail?: number } => {
    const [board, of] = [search.board, search.trail].map(id =>
      Number.isSafeInteger(id) && Number(id) > 0 ? Number(id) : undefined,
    )
    return { ...(board !== undefined && { board }), ...(of !== undefined && { trail: of }) }
  },
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/compare/compare-page.tsx')),
    'ComparePage',
  ),
})

const storage = createRoute({
  getParentRoute: () => inside,
  path: '/storage',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/storage/storage.tsx')),
    'StoragePage',
  ),
})

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/account/account.tsx')),
    'AccountPage',
  ),
})

const accessLog = createRoute({
  getParentRoute: () => inside,
  path: '/access-log',
  validateSearch: (search): { camera?: string; who?: string } => {
    const [camera, who] = [text(search.camera), text(search.who)]
    return { ...(camera !== undefined && { camera }), ...(who !== undefined && { who }) }
  },
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/access-log/access-log.tsx')),
    'AccessLogPage',
  ),
})

const breakGlass = createRoute({
  getParentRoute: () => inside,
  path: '/break-glass',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/break-glass/break-glass.tsx')),
    'BreakGlassPage',
  ),
})

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: readPart,
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/people/people.tsx')),
    'PeoplePage',
  ),
})

const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$id',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/people/person.tsx')),
    'PersonPage',
  ),
})

const signInSettings = createRoute({
  getParentRoute: () => inside,
  path: '/sign-in-settings',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/sign-in-settings/sign-in-settings.tsx')),
    'SignInSettingsPage',
  ),
})

const republish = createRoute({
  getParentRoute: () => inside,
  path: '/republish',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/republish/republish.tsx')),
    'RepublishPage',
  ),
})

const televisions = createRoute({
  getParentRoute: () => inside,
  path: '/televisions',
  validateSearch: (search): { code?: string } => {
    const code = text(search.code)
    return code === undefined ? {} : { code }
  },
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/televisions/televisions.tsx')),
    'TelevisionsPage',
  ),
})

const map = createRoute({
  getParentRoute: () => inside,
  path: '/map',
  validateSearch: (search): { camera?: string } => {
    const camera = text(search.camera)
    return camera === undefined ? {} : { camera }
  },
  component: lazyRouteComponent(
    withMapWords(() => import('./pages/map/map.tsx')),
    'MapPage',
  ),
})

const signs = createRoute({
  getParentRoute: () => inside,
  path: '/signs',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/signs/signs.tsx')),
    'SignsPage',
  ),
})

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/requests/requests.tsx')),
    'RequestsPage',
  ),
})

const papers = createRoute({
  getParentRoute: () => inside,
  path: '/papers',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/papers/papers.tsx')),
    'PapersPage',
  ),
})

const ui = createRoute({
  getParentRoute: () => inside,
  path: '/ui',
  component: lazyRouteComponent(
    withLaterWords(() => import('./pages/ui/ui.tsx')),
    'UiPage',
  ),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    certificate,
    inside.addChildren([
      wall,
      addCamera,
      recorders,
      recorder,
      camera,
      privacy,
      map,
      review,
      search,
      bookmarks,
      rules,
      incidents,
      extractions,
      newExtraction,
      extraction,
      holds,
      caseFiles,
      caseFile,
      redactions,
      redaction,
      trail,
      savedTrail,
      compare,
      storage,
      republish,
      accessLog,
      breakGlass,
      account,
      people,
      person,
      signInSettings,
      televisions,
      signs,
      requests,
      papers,
      ui,
    ]),
  ]),
  scrollRestoration: false,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultPendingComponent: PageComing,
  defaultPendingMs: 150,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
