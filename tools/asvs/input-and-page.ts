// ASVS 5.0, V1 to V5: what comes in and how it is read; what the browser may do; the API; files.

import { holds, lacks, nothing, partly, type Requirement } from './requirement.ts'

const everyRoute = ['tests/attack/every-route.test.ts', 'whatever is sent to any route'] as const
const shapes = ['src/http/front-door.test.ts', 'input is read by its shape'] as const
const bounds = ['tests/attack/front-door.test.ts', 'headers and bodies beyond their bounds'] as const
const paths = ['tests/attack/front-door.test.ts', 'no path leads out'] as const
const headers = ['tests/attack/front-door.test.ts', 'what is put into headers comes out of none'] as const
const strict = ['src/http/front-door.test.ts', 'every answer carries the strict headers'] as const
const otherSite = ['src/http/front-door.test.ts', 'a page of another site can change nothing'] as const
const cookies = ['src/http/secure-door.test.ts', 'cookies that only https can set'] as const
const plain = ['src/http/secure-door.test.ts', 'another machine is sent to https'] as const
const uploads = ['src/http/routes/imports/read-table.test.ts', 'whatever is uploaded is read without throwing'] as const
const bomb = ['src/http/routes/imports/read-table.test.ts', 'too many rows, a packed bomb'] as const

export const inputAndPage: readonly Requirement[] = [
  holds('1.1.1', 2, 'input is decoded once, before it is checked', paths, headers),
  holds('1.1.2', 2, 'output is escaped where it is used', [
    'tests/pages/pages.test.ts',
    'every page is whole on every screen',
  ]),
  holds('1.2.1', 1, 'output fits its context: HTML, headers', headers, everyRoute),
  holds('1.2.2', 1, 'addresses are built from encoded parts, with safe protocols', [
    'src/http/routes/cameras/cameras.test.ts',
    'addresses that cannot be a camera are refused',
  ]),
  holds('1.2.3', 1, 'JSON and scripts are never built from text', strict, everyRoute),
  holds('1.2.4', 1, 'queries take parameters', everyRoute, [
    'tests/attack/every-route.test.ts',
    'nobody is answered by a bug',
  ]),
  holds('1.2.5', 1, 'no command line is built from input', everyRoute, [
    'tools/house-rules.test.ts',
    'loads only the road',
  ]),
  nothing('1.2.6', 2, 'LDAP injection', 'no LDAP'),
  nothing('1.2.7', 2, 'XPath injection', 'no XPath'),
  nothing('1.2.8', 2, 'LaTeX injection', 'no LaTeX'),
  holds('1.2.9', 2, 'what goes into a regular expression is escaped', everyRoute),
  nothing('1.3.1', 1, 'HTML from editors is cleaned', 'no HTML is taken from anybody'),
  holds('1.3.2', 1, 'nothing evaluates text as code', strict),
  holds('1.3.3', 2, 'what reaches something dangerous is cut to what is safe there', shapes, [
    'src/http/routes/cameras/cameras.test.ts',
    'whatever is pasted as an address',
  ]),
  nothing('1.3.4', 2, 'uploaded SVG is cleaned', 'no SVG is taken'),
  nothing('1.3.5', 2, 'uploaded scripts and styles are cleaned', 'none are taken'),
  holds(
    '1.3.6',
    2,
    'the station calls only what it may (SSRF)',
    ['src/engine/camera/address-guard.test.ts', 'a name is pinned to its address'],
    ['src/engine/camera/address-guard.test.ts', 'addresses of nobody, of everybody'],
  ),
  nothing('1.3.7', 2, 'templates are not built from input', 'no template language'),
  nothing('1.3.8', 2, 'JNDI', 'no Java'),
  nothing('1.3.9', 2, 'memcache', 'none'),
  nothing('1.3.10', 2, 'format strings', 'none are taken from input'),
  nothing('1.3.11', 2, 'mail injection', 'the station sends no mail'),
  holds('1.4.1', 2, 'memory is safe', ['src/engine/parsers.test.ts', 'mutated input neither throws, hangs nor grows']),
  holds('1.4.2', 2, 'lengths and numbers are checked before use', [
    'src/engine/parsers.test.ts',
    'mutated input neither throws, hangs nor grows',
  ]),
  holds('1.4.3', 2, 'what is taken is released', [
    'src/http/rate-limits.test.ts',
    'addresses without number cost no memory',
  ]),
  holds('1.5.1', 1, 'XML resolves nothing from outside', ['src/engine/camera/xml.test.ts', 'a DOCTYPE is refused']),
  holds('1.5.2', 2, 'what is read back becomes plain data of a known shape', shapes, bounds),
  holds('2.1.1', 1, 'rules for input are written down', ['reference/api.md', '# ']),
  holds('2.1.2', 2, 'rules for what must fit together are written down', ['reference/problems.md', '# ']),
  holds('2.1.3', 2, 'limits are written down', ['design/security.md', '## How much one may ask for']),
  holds('2.2.1', 1, 'all input is held to shape, range and list', shapes, everyRoute),
  holds('2.2.2', 1, 'the station checks, whatever the page checked', shapes),
  holds('2.2.3', 2, 'what must fit together is checked together', [
    'src/http/routes/retention/retention.test.ts',
    'a rule that makes no sense is refused',
  ]),
  holds('2.3.1', 1, 'steps come in their order', [
    'src/http/second-step.test.ts',
    'an admin’s password alone opens nothing',
  ]),
  holds('2.3.2', 2, 'limits hold', ['src/http/rate-limits.test.ts', 'a household that asks too much waits']),
  holds(
    '2.3.3',
    2,
    'a deed is done wholly or not',
    ['src/store/sqlite/open.test.ts', 'a migration that fails half way leaves nothing behind'],
    ['src/programs/vault-rotation.test.ts', 'cut off after any step'],
  ),
  holds('2.3.4', 2, 'two who change one thing do not overwrite each other', [
    'src/http/routes/map/map.test.ts',
    'whoever comes second is told who was first',
  ]),
  holds(
    '2.4.1',
    2,
    'automatic floods are held back',
    ['src/http/rate-limits.test.ts', 'a bucket gives what is in it'],
    ['src/http/sign-in-limits.test.ts', 'a flood from one address'],
  ),
  holds('3.2.1', 1, 'answers are shown only as what they are', strict),
  holds('3.2.2', 1, 'text is shown as text', ['tests/pages/pages.test.ts', 'every page is whole on every screen']),
  partly(
    '3.3.1',
    1,
    'cookies are Secure and say so in their name',
    'over http on the machine itself, and behind another HTTPS server (`--plain`), they are not',
    cookies,
  ),
  holds('3.3.2', 2, 'SameSite fits the cookie', cookies),
  partly(
    '3.3.3',
    2,
    'cookies are named __Host-',
    'two that only sign-in needs go to its path alone and are named __Secure-',
    cookies,
  ),
  holds('3.3.4', 2, 'scripts cannot read session cookies', cookies),
  holds('3.4.1', 1, 'HSTS for a year, with subdomains', [
    'src/http/secure-door.test.ts',
    'https answers with the same routes and headers',
  ]),
  holds('3.4.2', 1, 'no other origin may read answers', strict),
  holds('3.4.3', 2, 'a content security policy on every answer', strict),
  holds('3.4.4', 2, 'nosniff', strict),
  holds('3.4.5', 2, 'a referrer policy', strict),
  holds('3.4.6', 2, 'nobody frames the page', strict),
  holds('3.5.1', 1, 'requests from other sites change nothing', otherSite),
  holds('3.5.2', 1, 'also those that browsers send without asking', [
    'src/http/front-door.test.ts',
    'a cross-site request is refused by Sec-Fetch-Site',
  ]),
  holds('3.5.3', 1, 'what changes something is no GET', otherSite),
  holds('3.5.4', 2, 'one application, one host name', [
    'src/http/front-door.test.ts',
    'a name that is not ours is refused',
  ]),
  nothing('3.5.5', 2, 'postMessage checks its sender', 'not used'),
  holds('3.7.1', 2, 'no dead browser technology', ['tools/page-size.test.ts', 'the built page']),
  holds('3.7.2', 2, 'the page leads only to places that are known', plain),
  holds('4.1.1', 1, 'every answer says what it is', everyRoute),
  holds('4.1.2', 2, 'only pages are led from http to https', plain),
  holds('4.1.3', 2, 'headers of proxies are not believed', everyRoute),
  holds('4.2.1', 2, 'requests that are two at once are refused', headers),
  nothing('4.3.1', 2, 'GraphQL depth', 'no GraphQL'),
  nothing('4.3.2', 2, 'GraphQL introspection', 'no GraphQL'),
  partly(
    '4.4.1',
    1,
    'WebSockets are encrypted',
    'a television at the plain port is not: its browser can be told to trust nobody',
    ['src/http/secure-door.test.ts', 'live sockets open over TLS'],
    plain,
  ),
  holds('4.4.2', 2, 'WebSockets check the origin', [
    'src/http/front-door.test.ts',
    'a live socket opens for a session of our own page only',
  ]),
  nothing('4.4.3', 2, 'WebSockets’ own tokens', 'they use the session'),
  nothing('4.4.4', 2, 'WebSockets’ own tokens come from the session', 'they use the session'),
  holds('5.1.1', 2, 'which files are taken, and how large, is written down', ['reference/api.md', '# ']),
  holds('5.2.1', 1, 'files are bounded', bounds, bomb),
  holds('5.2.2', 1, 'files are what they say', uploads, [
    'src/http/routes/signs/clean-photo.test.ts',
    'what is no photo',
  ]),
  holds('5.2.3', 2, 'packed files are measured before they are unpacked', bomb),
  holds('5.3.1', 1, 'uploaded files are never run', paths, [
    'src/http/routes/map/map.test.ts',
    'a base map that the operator installed',
  ]),
  holds('5.3.2', 1, 'no path is made of what somebody sent', paths, everyRoute),
  holds('5.4.1', 2, 'names of downloads are the station’s own', headers),
  holds('5.4.2', 2, 'names of downloads are written safely', headers),
  lacks(
    '5.4.3',
    2,
    'files from outside are searched for viruses',
    'no scanner is at hand; what is taken in is read by parsers of ours, kept as data, and handed out again only as pictures and numbers',
  ),
]
