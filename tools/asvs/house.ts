// ASVS 5.0, V11 to V17: cryptography, the line, settings, data, code, the log, WebRTC.

import { holds, nothing, partly, type Requirement } from './requirement.ts'

const tls = 'src/programs/tls/tls-keeper.test.ts'
const door = 'src/http/secure-door.test.ts'
const vault = 'src/store/station.test.ts'
const rotation = 'src/programs/vault-rotation.test.ts'
const noting = 'src/http/noting.test.ts'
const guard = 'src/engine/camera/address-guard.test.ts'
const accessLog = 'src/store/access-log.test.ts'
const everyRoute = ['tests/attack/every-route.test.ts', 'whatever is sent to any route'] as const
const secrets = ['tests/journeys/secrets.test.ts', 'a password of a camera is shown nowhere'] as const

export const house: readonly Requirement[] = [
  holds('11.1.1', 2, 'how keys are kept, changed and lost is written down', ['design/threat-model.md', '## Keys']),
  holds('11.1.2', 2, 'every key and algorithm is listed', ['design/threat-model.md', '## Keys']),
  holds('11.2.1', 2, 'known implementations', ['tools/docs.test.ts', 'every dependency has its reason']),
  partly(
    '11.2.2',
    2,
    'keys and algorithms can be changed',
    'sealed bytes, hashes and log heads name their format; a second algorithm is not built until one is needed',
    [rotation, 'after a rotation everything opens with the new key'],
  ),
  holds(
    '11.2.3',
    2,
    '128 bits of strength everywhere',
    [tls, 'the first start makes an authority'],
    [vault, 'what the vault seals opens only with its key'],
  ),
  holds('11.3.1', 1, 'no weak modes', [vault, 'what the vault seals opens only with its key']),
  holds(
    '11.3.2',
    1,
    'AES-GCM, ChaCha20-Poly1305',
    [vault, 'what the vault seals opens only with its key'],
    ['src/programs/encrypted-backup.test.ts', 'a backup for an age key'],
  ),
  holds('11.3.3', 2, 'what is encrypted cannot be changed unseen', [
    'src/programs/encrypted-backup.test.ts',
    'cut short or changed in a byte',
  ]),
  partly(
    '11.4.1',
    1,
    'no weak hashes',
    'cameras’ Digest still asks for MD5, and code apps for HMAC-SHA1 (RFC 6238): the other side’s choice',
    ['src/http/totp.test.ts', 'codes are those of RFC 6238'],
  ),
  holds('11.4.2', 2, 'passwords by argon2id', [
    'src/http/sign-in-limits.test.ts',
    'a password matches its own hash only',
  ]),
  holds('11.4.3', 2, 'SHA-256 for signatures', [
    accessLog,
    'a copy that is taken while the station writes proves itself',
  ]),
  holds('11.5.1', 2, 'secrets of 128 random bits', [vault, 'no token is stored as it is']),
  holds('11.6.1', 2, 'good keys for signatures', [tls, 'the first start makes an authority']),
  holds('12.1.1', 1, 'TLS 1.2 and 1.3 only', [door, 'TLS before 1.2 is refused']),
  holds('12.1.2', 2, 'good cipher suites', [door, 'TLS before 1.2 is refused']),
  nothing('12.1.3', 2, 'client certificates', 'none are asked for'),
  partly(
    '12.2.1',
    1,
    'everything from other machines is encrypted',
    'televisions’ own pages and the public notice page may be asked for over http; RTSP and ONVIF to other systems are plain, off until opened',
    [door, 'another machine is sent to https'],
    [door, 'every exception of the plain line has its reason'],
  ),
  partly(
    '12.2.2',
    1,
    'publicly trusted certificates',
    'where the station has a public name: ACME or own files; in a village network an own authority with name constraints',
    [tls, 'asked for a certificate by ACME'],
    [tls, 'a stolen authority poses as nobody else'],
  ),
  partly(
    '12.3.1',
    2,
    'every line is encrypted',
    'cameras that speak RTSP in the clear are most cameras; where one offers TLS it is used',
    ['tests/journeys/transports.test.ts', 'a camera is recorded inside TLS'],
  ),
  partly(
    '12.3.2',
    2,
    'certificates are checked',
    'cameras sign their own: the first one that is seen is kept, and another is refused',
    ['tests/journeys/transports.test.ts', 'another certificate is refused'],
  ),
  nothing('12.3.3', 2, 'lines between services', 'processes of one machine speak over Unix sockets of mode 0600'),
  holds('12.3.4', 2, 'own certificates are trusted one by one', [
    'tests/journeys/backfill-tls.test.ts',
    'not from a device that shows another certificate',
  ]),
  holds('13.1.1', 2, 'what the station calls is written down', ['design/threat-model.md', '## What the station calls']),
  holds('13.2.1', 2, 'parts of the program know each other', [
    'src/http/front-door.test.ts',
    'the local socket needs no session, is private',
  ]),
  holds(
    '13.2.2',
    2,
    'parts may no more than they need',
    ['src/store/sqlite/open.test.ts', 'a reader opened before its writer'],
    ['tools/house-rules.test.ts', 'loads only the road'],
  ),
  holds('13.2.3', 2, 'no default passwords', [
    'src/http/sign-in.test.ts',
    'the first account is made through a one-time link',
  ]),
  holds(
    '13.2.4',
    2,
    'the station calls only listed addresses',
    [guard, 'private and loopback addresses may be called'],
    ['src/http/routes/network/network.test.ts', 'ranges that may be called are set as a whole'],
  ),
  holds('13.2.5', 2, 'and so does everything in it', [guard, 'a name is pinned to its address']),
  holds(
    '13.3.1',
    2,
    'secrets lie in a vault',
    [vault, 'what the vault seals opens only with its key'],
    [rotation, 'every column that the vault seals is known'],
  ),
  holds('13.3.2', 2, 'only who needs a secret reads it', [vault, 'only the secrets reader sees them'], secrets),
  holds('13.4.1', 1, 'no .git is served', ['tests/attack/front-door.test.ts', 'no path leads out']),
  holds('13.4.2', 2, 'no debug modes', ['src/http/front-door.test.ts', 'a bug is answered without its inner words']),
  holds('13.4.3', 2, 'folders are not listed', [
    'src/http/front-door.test.ts',
    'the page answers every path of its own router',
  ]),
  holds('13.4.4', 2, 'no TRACE', ['tests/attack/front-door.test.ts', 'methods that nobody needs']),
  holds('13.4.5', 2, 'the API’s description is for whoever is signed in', [
    'tools/reference/census.test.ts',
    'nobody comes through but where',
  ]),
  holds('14.1.1', 2, 'what is sensitive is listed', ['design/threat-model.md', '## What is worth protecting']),
  holds('14.1.2', 2, 'and how each is protected', ['design/threat-model.md', '## What is worth protecting']),
  holds(
    '14.2.1',
    1,
    'no secrets in addresses',
    ['src/http/sign-in.test.ts', 'neither the password nor any token is in the log'],
    secrets,
  ),
  holds('14.2.2', 2, 'answers are not kept by caches', [
    'src/http/front-door.test.ts',
    'every answer carries the strict headers',
  ]),
  holds('14.2.3', 2, 'nothing goes to strangers', [
    'src/http/routes/map/map.test.ts',
    'OpenStreetMap is fetched only once somebody has allowed it',
  ]),
  holds('14.2.4', 2, 'what is written is done', secrets, [noting, 'a secret is only told to have been there']),
  holds('14.3.1', 1, 'signing out clears what the page kept', [
    'tests/journeys/web-kept-page.test.ts',
    'the page is installed over a trusted address',
  ]),
  holds('14.3.2', 2, 'no-store', ['src/http/front-door.test.ts', 'every answer carries the strict headers']),
  partly(
    '14.3.3',
    2,
    'browsers keep nothing sensitive',
    'the page’s own files and choices of display; names of cameras in saved choices',
    ['tests/journeys/web-kept-page.test.ts', 'the page is installed over a trusted address'],
  ),
  holds('15.1.1', 1, 'how soon holes in packages are mended is written down', ['SECURITY.md', '## Packages']),
  holds('15.1.2', 2, 'packages are listed and pinned', ['tools/docs.test.ts', 'every dependency has its reason']),
  holds('15.1.3', 2, 'what is costly is written down', ['design/security.md', '## How much one may ask for']),
  partly(
    '15.2.1',
    1,
    'packages are as new as was promised',
    'only as far as the registry answers `npm audit` where `./test` runs; else it says so',
    ['tools/known-holes.test.ts', 'a high or critical hole in what runs fails'],
  ),
  holds('15.2.2', 2, 'what is costly cannot take the station down', [
    'src/http/rate-limits.test.ts',
    'every route has a kind',
  ]),
  partly(
    '15.2.3',
    2,
    'no test code in what runs',
    'the simulator is in the same program: `simulate` and the demo street, off unless asked for',
    ['tools/walls.test.ts', 'the walls'],
  ),
  holds(
    '15.3.1',
    1,
    'answers hold declared fields only',
    [vault, 'a camera is listed without its secrets'],
    everyRoute,
  ),
  holds('15.3.2', 2, 'redirects of others are not followed elsewhere', [
    'src/engine/camera/http-client.test.ts',
    'a redirect is followed on the same host only',
  ]),
  holds('15.3.3', 2, 'unknown fields are refused', ['src/http/front-door.test.ts', 'input is read by its shape']),
  partly(
    '15.3.4',
    2,
    'the caller’s address is the true one',
    'behind another’s HTTPS server everybody looks like it; `sign-in set --no-office` is told for that',
    ['src/http/rate-limits.test.ts', 'a household that asks too much waits'],
  ),
  holds('15.3.5', 2, 'types are checked', ['src/http/front-door.test.ts', 'input is read by its shape'], everyRoute),
  holds(
    '15.3.6',
    2,
    'no prototype is polluted',
    ['tests/attack/front-door.test.ts', 'headers and bodies beyond their bounds'],
    everyRoute,
  ),
  holds('15.3.7', 2, 'a parameter that comes twice is refused', [
    'src/http/front-door.test.ts',
    'input is read by its shape',
  ]),
  holds('16.1.1', 2, 'which logs there are is written down', ['design/access-log.md', '# ']),
  holds(
    '16.2.1',
    2,
    'entries say who, what, when, where',
    [noting, 'footage is, with its camera, its span'],
    ['tests/journeys/access-log.test.ts', 'the owner sees who looked'],
  ),
  holds('16.2.2', 2, 'in UTC, by one clock', [accessLog, 'a clock that is set back is told']),
  holds('16.2.3', 2, 'nowhere but where it is written', [accessLog, 'a station that died leaves a chain that goes on']),
  holds('16.2.4', 2, 'in a form that programs read', [accessLog, 'what was noted is found by who']),
  holds(
    '16.2.5',
    2,
    'without secrets',
    ['src/http/sign-in.test.ts', 'neither the password nor any token is in the log'],
    [noting, 'a secret is only told to have been there'],
  ),
  holds('16.3.1', 2, 'sign-ins are written down', [noting, 'signing in, in vain and not, is written down']),
  holds('16.3.2', 2, 'refusals are written down', [
    noting,
    'strangers, and whoever asks for a camera that is not there',
  ]),
  holds('16.3.3', 2, 'attempts to get round are written down', [
    noting,
    'strangers, and whoever asks for a camera that is not there',
  ]),
  holds('16.3.4', 2, 'errors are written down', [
    'src/http/front-door.test.ts',
    'a bug is answered without its inner words',
  ]),
  holds('16.4.1', 2, 'nobody writes lines into the log', [
    accessLog,
    'what is noted is cut where it is too long, and never tears a line',
  ]),
  holds(
    '16.4.2',
    2,
    'nobody changes the log unseen',
    ['tests/journeys/access-log.test.ts', 'what was done to it meanwhile is named'],
    [accessLog, 'bears witness against what is done to the log'],
  ),
  partly(
    '16.4.3',
    2,
    'the log lies on another machine too',
    'its signed heads and copies do, where the operator has set that; entries are not streamed',
    [accessLog, 'a copy that is taken while the station writes proves itself'],
  ),
  holds('16.5.1', 2, 'errors tell nothing of the insides', everyRoute, [
    'src/http/front-door.test.ts',
    'a bug is answered without its inner words',
  ]),
  holds('16.5.2', 2, 'what is away takes nothing down', [
    'src/http/provider.test.ts',
    'a provider that is down keeps nobody out',
  ]),
  holds('16.5.3', 2, 'what fails, fails closed', [
    noting,
    'while the log cannot be written nothing leaves the station',
  ]),
  nothing('17', 1, 'WebRTC', 'none: live pictures come over WebSockets (4.4)'),
]
