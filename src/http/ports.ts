// What the front door needs from the rest of the house. The books are the community's and `store` implements them;
// the recorder's view is owned here and `programs` plugs it in. Nothing here can read a camera's password.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { WallTime90k } from '#base/units.ts'
import type { AccountBook, LinkBook, SignedIn } from '#community/access/accounts.ts'
import type { BreakGlassBook } from '#community/access/break-glass.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import type { IdentityBook, IdentityProvider } from '#community/access/identity-provider.ts'
import type { Asked, Who } from '#community/access/may.ts'
import type { SessionBook } from '#community/access/session-book.ts'
import type { Sight } from '#community/access/sight.ts'
import type { SignInSettingsBook } from '#community/access/sign-in-settings.ts'
import type { Standing } from '#community/access/sign-in-steps.ts'
import type { TelevisionBook } from '#community/access/televisions.ts'
import type { Trial } from '#community/access/trial.ts'
import type { CameraWriter } from '#community/upkeep/camera-book.ts'
import type { DeviceBook } from '#community/upkeep/device-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { Alarm, Keeping, Status } from '#contract/status.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import type { Noting } from './noting.ts'
import type { HttpsPort } from './plain-line.ts'
import type { Route } from './route.ts'
import type { BreakGlassDesk } from './routes/break-glass/break-glass-desk.ts'

export type RecorderView = {
  readonly statusOf: (camera: CameraId) => { readonly main: StreamStatus | null; readonly sub: StreamStatus | null }
  readonly summary: () => Status['recorder']
  /** What it last said of its disks; undefined before it has. */
  readonly keeping: () => Keeping | undefined
  /** A camera was added, changed or removed: the recorder reads the list again. */
  readonly camerasChanged: () => void
  /** The certificate that the camera showed at first counts no more. */
  readonly trustCertificate: (camera: CameraId) => void
  /** A person says that the password of the device at this host may be right now. */
  readonly retrySignIn: (host: string) => void
}

/** The policy at work. */
export type AccessDesk = {
  /** Why somebody may do something at a moment, or why not. */
  readonly tryOut: (asked: Asked) => Trial
  /** Stays true while policy and time go on. */
  readonly sightOf: (who: Who) => Sight
  /** Whether a camera, a removed one too, would come into or out of a place that some grant goes by. */
  readonly movesSight: (camera: string, place: string) => boolean
  /** Calls back every second or two, in which a grant may have ended; answers how to stop. */
  readonly onReview: (look: () => void) => () => void
}

export type StationFacts = {
  readonly name: string
  readonly version: string
  readonly started_90k: WallTime90k
  /** The data folder, whose disk the status reports. */
  readonly data: string
}

export type Ports = {
  readonly clock: Clock
  readonly log: Logger
  readonly station: StationFacts
  readonly access: AccessDesk
  readonly cameras: CameraWriter & SeenCameras
  /** What each camera hangs on. */
  readonly devices: DeviceBook
  readonly accounts: AccountBook
  readonly sessions: SessionBook
  readonly links: LinkBook
  readonly credentials: CredentialBook
  readonly signInSettings: SignInSettingsBook
  readonly provider: IdentityProvider
  readonly identities: IdentityBook
  /** Whether an account may manage people or set up the station, now. */
  readonly standingOf: (account: SignedIn) => Standing
  /** Whose device token it is. */
  readonly televisions: Pick<TelevisionBook, 'find'>
  readonly recorder: RecorderView
  /** Which addresses may be called. */
  readonly guard: Pick<AddressGuard, 'pin'>
  /** The access log, and what people say they are looking for. */
  readonly noting: Noting
  /** What is wrong beside the disks, as far as this one may know. */
  readonly alarms: (sight: Sight) => readonly Alarm[]
  /** The sealed emergency account, and what rings. */
  readonly breakGlass: Pick<BreakGlassDesk, 'open' | 'emergency'> & Pick<BreakGlassBook, 'account'>
  /** What other rooms answer: live, recordings. */
  readonly routes: readonly Route[]
  /** The built web page, `build/web`. */
  readonly web: string
  /** Where a person on this machine reaches the station, such as `http://127.0.0.1:8080`; used in one-time links. */
  readonly publicUrl: () => string
  /** Where other people's machines reach the station, where that is another address; used in invitations. */
  readonly outsideUrl?: () => string
  /** Where https answers: from other machines everything else is sent there. */
  readonly httpsPort?: HttpsPort
  /** Names beside IP addresses, `localhost` and this machine's own name under which the station may be called. */
  readonly hosts?: readonly string[]
  /** The name in the address that the operator stated for the public notice; undefined where none is stated. */
  readonly statedHost?: () => string | undefined
}
