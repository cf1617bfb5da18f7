// The station's whole route table without a station: routes are data, so nothing behind the ports is ever called here.

import type { OpenSockets } from '#http/open-sockets.ts'
import type { Ports } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { type AccessLogPorts, accessLogRoutes } from '#http/routes/access-log/access-log-routes.ts'
import { checkRoutes } from '#http/routes/access-log/check-routes.ts'
import { backfillRoutes } from '#http/routes/backfill/backfill-routes.ts'
import { importRoutes as footageImportRoutes } from '#http/routes/backfill/import-routes.ts'
import { type BookmarkPorts, bookmarkRoutes } from '#http/routes/bookmarks/bookmark-routes.ts'
import { breakGlassRoutes } from '#http/routes/break-glass/break-glass-routes.ts'
import { type ControllerPorts, controllerRoutes } from '#http/routes/controller/controller-routes.ts'
import { deviceRoutes } from '#http/routes/devices/device-routes.ts'
import { type DiscoveryPorts, discoveryRoutes } from '#http/routes/discovery/discovery-routes.ts'
import { doctorRoutes } from '#http/routes/doctor/doctor-routes.ts'
import { type BundleRoutePorts, bundleRoutes } from '#http/routes/extractions/bundle-routes.ts'
import { type CaseFilePorts, caseFileRoutes } from '#http/routes/extractions/case-file-routes.ts'
import type { ExtractionPorts } from '#http/routes/extractions/extraction-desk.ts'
import { extractionRoutes } from '#http/routes/extractions/extraction-routes.ts'
import { type ExtractionPaperPorts, extractionPaperRoutes } from '#http/routes/extractions/paper-routes.ts'
import { scanRoutes } from '#http/routes/extractions/scan-routes.ts'
import { stepRoutes } from '#http/routes/extractions/step-routes.ts'
import { type GrantPorts, grantRoutes } from '#http/routes/grants/grant-routes.ts'
import { type RolePorts, roleRoutes } from '#http/routes/grants/role-routes.ts'
import { type ImportPorts, importRoutes } from '#http/routes/imports/import-routes.ts'
import { type IncidentPorts, incidentRoutes } from '#http/routes/incidents/incident-routes.ts'
import { type LiveRoutesNeed, liveRoutes } from '#http/routes/live/live-routes.ts'
import { type MapPorts, mapRoutes } from '#http/routes/map/map-routes.ts'
import { type ModelPorts, modelRoutes } from '#http/routes/models/model-routes.ts'
import { type NetworkPorts, networkRoutes } from '#http/routes/network/network-routes.ts'
import { type NoticePorts, noticeRoutes } from '#http/routes/notices/notice-routes.ts'
import { type NoticingPorts, noticingRoutes } from '#http/routes/noticing/noticing-routes.ts'
import type { NvrPorts } from '#http/routes/nvrs/known-nvr.ts'
import { nvrRoutes } from '#http/routes/nvrs/nvr-routes.ts'
import { type ObjectPorts, objectRoutes } from '#http/routes/objects/object-routes.ts'
import { type PaperPorts, paperRoutes } from '#http/routes/papers/paper-routes.ts'
import { type AccountPorts, accountRoutes } from '#http/routes/people/account-routes.ts'
import { type PersonPorts, personRoutes } from '#http/routes/people/person-routes.ts'
import { trialRoutes } from '#http/routes/people/trial-routes.ts'
import { type UnitPorts, unitRoutes } from '#http/routes/people/unit-routes.ts'
import { acceptanceRoutes } from '#http/routes/privacy/acceptance-routes.ts'
import { maskRoutes } from '#http/routes/privacy/mask-routes.ts'
import { sharingRoutes } from '#http/routes/privacy/sharing-routes.ts'
import { watermarkRoutes } from '#http/routes/privacy/watermark-routes.ts'
import { type ProbePorts, probeRoutes } from '#http/routes/probes/probe-routes.ts'
import { ptzRoutes } from '#http/routes/ptz/ptz-routes.ts'
import { type PublicNoticePorts, publicNoticeRoutes } from '#http/routes/public-notice/public-notice-routes.ts'
import type { RecordingPorts } from '#http/routes/recordings/asked-span.ts'
import { type CausePorts, causeRoutes } from '#http/routes/recordings/cause-routes.ts'
import { keyframeRoutes } from '#http/routes/recordings/keyframe-routes.ts'
import { type OverviewPorts, overviewRoutes } from '#http/routes/recordings/overview-routes.ts'
import { recordingRoutes } from '#http/routes/recordings/recording-routes.ts'
import { type SoundPorts, soundRoutes } from '#http/routes/recordings/sound-routes.ts'
import { type StripPorts, stripRoutes } from '#http/routes/recordings/strip-routes.ts'
import type { RedactionPorts } from '#http/routes/redactions/redaction-desk.ts'
import { redactionRoutes } from '#http/routes/redactions/redaction-routes.ts'
import { type RepublishPorts, republishRoutes } from '#http/routes/republish/republish-routes.ts'
import { type DeletionNeed, deletionRoutes } from '#http/routes/retention/deletion-routes.ts'
import { type RetentionNeed, retentionRoutes } from '#http/routes/retention/retention-routes.ts'
import { type RightsPorts, rightsRoutes } from '#http/routes/rights/rights-routes.ts'
import { type RulePorts, ruleRoutes } from '#http/routes/rules/rule-routes.ts'
import type { SearchPorts } from '#http/routes/search/search-ports.ts'
import { searchRoutes } from '#http/routes/search/search-routes.ts'
import { type SignPorts, signRoutes } from '#http/routes/signs/sign-routes.ts'
import { type SitePorts, siteRoutes } from '#http/routes/sites/site-routes.ts'
import { type OwnPorts, ownRoutes } from '#http/routes/televisions/own-routes.ts'
import { type TelevisionDeskPorts, televisionRoutes } from '#http/routes/televisions/television-routes.ts'
import { type TlsPorts, tlsRoutes } from '#http/routes/tls/tls-routes.ts'
import { type ComparisonPorts, comparisonRoutes } from '#http/routes/trails/comparison-routes.ts'
import { markRoutes } from '#http/routes/trails/mark-routes.ts'
import { type TrailPaperPorts, trailPaperRoutes } from '#http/routes/trails/paper-routes.ts'
import { type ReachPorts, reachRoutes } from '#http/routes/trails/reach-routes.ts'
import type { TrailPorts } from '#http/routes/trails/trail-desk.ts'
import { trailRoutes } from '#http/routes/trails/trail-routes.ts'
import { type WallPorts, wallRoutes } from '#http/routes/walls/wall-routes.ts'
import { stationRoutes } from '#http/routes.ts'

const nothing = (): never => {
  throw new Error('a route used its ports while it was being declared')
}
const noPorts = new Proxy({}, { get: () => nothing })

export const routeTable = (): readonly Route[] => {
  const routes = [
    ...checkRoutes(noPorts as Parameters<typeof checkRoutes>[0]),
    ...breakGlassRoutes(noPorts as Parameters<typeof breakGlassRoutes>[0]),
    ...backfillRoutes(noPorts as Parameters<typeof backfillRoutes>[0]),
    ...keyframeRoutes(noPorts as Parameters<typeof keyframeRoutes>[0]),
    ...searchRoutes(noPorts as SearchPorts),
    ...trialRoutes(noPorts as Parameters<typeof trialRoutes>[0]),
    ...maskRoutes(noPorts as Parameters<typeof maskRoutes>[0]),
    ...sharingRoutes(noPorts as Parameters<typeof sharingRoutes>[0]),
    ...acceptanceRoutes(noPorts as Parameters<typeof acceptanceRoutes>[0]),
    ...watermarkRoutes(noPorts as Parameters<typeof watermarkRoutes>[0]),
    ...footageImportRoutes(
      noPorts as Parameters<typeof footageImportRoutes>[0],
      noPorts as Parameters<typeof footageImportRoutes>[1],
    ),
    ...recordingRoutes(noPorts as RecordingPorts),
    ...causeRoutes(noPorts as CausePorts),
    ...soundRoutes(noPorts as SoundPorts),
    ...overviewRoutes(noPorts as OverviewPorts),
    ...liveRoutes(noPorts as LiveRoutesNeed),
    ...probeRoutes(noPorts as ProbePorts),
    ...deviceRoutes(noPorts as Parameters<typeof deviceRoutes>[0]),
    ...ptzRoutes(noPorts as Parameters<typeof ptzRoutes>[0]),
    ...doctorRoutes(noPorts as Parameters<typeof doctorRoutes>[0]),
    ...discoveryRoutes(noPorts as DiscoveryPorts),
    ...nvrRoutes(noPorts as NvrPorts),
    ...importRoutes(noPorts as ImportPorts),
    ...networkRoutes(noPorts as NetworkPorts),
    ...republishRoutes(noPorts as RepublishPorts),
    ...siteRoutes(noPorts as SitePorts),
    ...unitRoutes(noPorts as UnitPorts),
    ...personRoutes(noPorts as PersonPorts),
    ...accountRoutes(noPorts as AccountPorts),
    ...roleRoutes(noPorts as RolePorts),
    ...grantRoutes(noPorts as GrantPorts),
    ...mapRoutes(noPorts as MapPorts),
    ...stripRoutes(noPorts as StripPorts),
    ...noticeRoutes(noPorts as NoticePorts),
    ...noticingRoutes(noPorts as NoticingPorts),
    ...ruleRoutes(noPorts as RulePorts),
    ...modelRoutes(noPorts as ModelPorts),
    ...objectRoutes(noPorts as ObjectPorts),
    ...incidentRoutes(noPorts as IncidentPorts),
    ...bookmarkRoutes(noPorts as BookmarkPorts),
    ...wallRoutes(noPorts as WallPorts),
    ...televisionRoutes(noPorts as TelevisionDeskPorts),
    ...ownRoutes(noPorts as OwnPorts),
    ...deletionRoutes(noPorts as DeletionNeed),
    ...retentionRoutes(noPorts as RetentionNeed),
    ...tlsRoutes(noPorts as TlsPorts),
    ...accessLogRoutes(noPorts as AccessLogPorts),
    ...controllerRoutes(noPorts as ControllerPorts),
    ...signRoutes(noPorts as SignPorts),
    ...publicNoticeRoutes(noPorts as PublicNoticePorts),
    ...rightsRoutes(noPorts as RightsPorts),
    ...extractionRoutes(noPorts as ExtractionPorts),
    ...extractionPaperRoutes(noPorts as ExtractionPaperPorts),
    ...stepRoutes(noPorts as ExtractionPorts),
    ...scanRoutes(noPorts as ExtractionPorts),
    ...bundleRoutes(noPorts as BundleRoutePorts),
    ...caseFileRoutes(noPorts as CaseFilePorts),
    ...paperRoutes(noPorts as PaperPorts),
    ...trailRoutes(noPorts as TrailPorts),
    ...markRoutes(noPorts as TrailPorts),
    ...reachRoutes(noPorts as ReachPorts),
    ...comparisonRoutes(noPorts as ComparisonPorts),
    ...trailPaperRoutes(noPorts as TrailPaperPorts),
    ...redactionRoutes(noPorts as RedactionPorts),
  ]
  const ports = { ...blank, routes }
  return stationRoutes(ports as unknown as Ports, noPorts as OpenSockets)
}

const blank = {
  accounts: noPorts,
  cameras: noPorts,
  devices: noPorts,
  clock: noPorts,
  links: noPorts,
  log: noPorts,
  noting: noPorts,
  recorder: noPorts,
  sessions: noPorts,
  station: { version: '' },
  televisions: noPorts,
  publicUrl: nothing,
  web: '',
}
