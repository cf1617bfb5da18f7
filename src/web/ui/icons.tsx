// Icons: the few drawings the page uses, as strokes in the colour of the text around them. Words beside them carry the meaning.

export const Icon = ({ path, filled = false }: { readonly path: string; readonly filled?: boolean }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    className="size-6 shrink-0"
    fill={filled ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth={filled ? 0 : 1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={path} />
  </svg>
)

export const PlayIcon = () => <Icon filled path="M8 5.5v13l10.5-6.5z" />
export const PauseIcon = () => <Icon filled path="M7 5.5h3.5v13H7zM13.5 5.5H17v13h-3.5z" />
export const BackIcon = () => <Icon path="M15 5l-7 7 7 7" />
export const ForwardIcon = () => <Icon path="M9 5l7 7-7 7" />
export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />
export const PersonIcon = () => <Icon path="M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.9-4 3.7-6 7.5-6s6.6 2 7.5 6" />
export const FullIcon = () => <Icon path="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
export const DiskIcon = () => <Icon path="M5 14l2.5-8.5h9L19 14v5H5zM5 14h14M15.5 16.5h.01" />
export const EnvelopeIcon = () => <Icon path="M3.5 6.5h17v11h-17zM3.5 7l8.5 6.5L20.5 7M12 13.5v.01" />
export const LogIcon = () => <Icon path="M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h3.5" />
export const PurposeIcon = () => <Icon path="M6 4.5h8.5L18 8v11.5H6zM9 10.5h6M9 14l2 2 4-4" />
export const PlusIcon = () => <Icon path="M12 5v14M5 12h14" />

export const BookmarkIcon = () => <Icon path="M7 4.5h10V20l-5-4-5 4z" />
export const SnoozeIcon = () => <Icon path="M6 16.5V11a6 6 0 0110-4.5M18 11v5.5M4.5 16.5h15M10 19.5h4M4 4l16 16" />
export const ArrangeIcon = () => (
  <Icon path="M12 3.5v17M3.5 12h17M9.5 6L12 3.5 14.5 6M9.5 18l2.5 2.5 2.5-2.5M6 9.5L3.5 12 6 14.5M18 9.5l2.5 2.5-2.5 2.5" />
)
export const PatrolIcon = () => (
  <Icon path="M19.5 12a7.5 7.5 0 01-13 5M4.5 12a7.5 7.5 0 0113-5M17.5 3v4h-4M6.5 21v-4h4" />
)
export const LayoutIcon = () => <Icon path="M4 5h16v14H4zM14 5v14M14 12h6" />

export const WallIcon = () => <Icon path="M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z" />
export const TelevisionIcon = () => <Icon path="M3.5 5.5h17v11h-17zM8.5 20h7" />
export const MapIcon = () => <Icon path="M4 6.5l5-2 6 2 5-2v13l-5 2-6-2-5 2zM9 4.5v13M15 6.5v13" />
export const RecorderIcon = () => <Icon path="M3.5 7.5h17v9h-17zM7 12h6M16.5 12h.01M6 16.5V19M18 16.5V19" />
export const ShareIcon = () => <Icon path="M4 12h11m-4-4l4 4-4 4M14 5h5v14h-5" />
export const ReviewIcon = () => <Icon path="M4 5h16v9H4zM10.5 7.5v4l3.5-2zM4 18.5h16M9 16.5v4" />
export const SignIcon = () => <Icon path="M4 4h16v10H4zM12 14v6.5M8 8h8M8 11h5" />
export const LetterIcon = () => <Icon path="M4 5h16v11h-9l-4.5 4v-4H4zM8 9h8M8 12h5" />
export const PaperIcon = () => <Icon path="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6" />
export const MoreIcon = () => (
  <Icon
    filled
    path="M3.5 12a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0zM10.25 12a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0zM17 12a1.75 1.75 0 103.5 0 1.75 1.75 0 10-3.5 0z"
  />
)

export const EyeMark = () => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0 text-accent">
    <path
      d="M3 16c3.4-5.6 7.8-8.5 13-8.5s9.6 2.9 13 8.5c-3.4 5.6-7.8 8.5-13 8.5S6.4 21.6 3 16z"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
    />
    <circle cx="16" cy="16" r="4.4" fill="currentColor" />
  </svg>
)
export const PeopleIcon = () => (
  <Icon path="M9 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 19.5c.7-3.6 3.2-5.5 6.5-5.5s5.8 1.9 6.5 5.5M15.5 4.9a3.5 3.5 0 010 6.2M17.5 14.4c2.2.6 3.6 2.3 4 5.1" />
)
export const TrailIcon = () => (
  <Icon path="M6 20a2 2 0 100-4 2 2 0 000 4zM18 8a2 2 0 100-4 2 2 0 000 4zM8 18h6.5a3 3 0 000-6h-5a3 3 0 010-6H16" />
)
export const CompareIcon = () => <Icon path="M4 5.5h7v13H4zM13 5.5h7v13h-7zM6 15l2-2.5 1.5 1.5M15 15l2-2.5 1.5 1.5" />
export const KeyIcon = () => <Icon path="M8 16a4 4 0 100-8 4 4 0 000 8zM12 12h9M18 12v3.5M21 12v2.5" />
export const SearchIcon = () => <Icon path="M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM20 20l-4.8-4.8" />
export const BellIcon = () => <Icon path="M6 16.5V11a6 6 0 0112 0v5.5l1.5 2h-15zM10 20.5h4M12 3v2" />
export const ExtractIcon = () => <Icon path="M4 5h11v6M4 5v14h7M4 9h11M8 13h3M17.5 13v7m-3-3l3 3 3-3" />
export const RedactIcon = () => (
  <Icon path="M4 6V4.5h3M17 4.5h3V6M20 18v1.5h-3M7 19.5H4V18M8.5 9h7v6h-7zM8.5 12h7M12 9v6" />
)
export const CaseIcon = () => <Icon path="M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2.500" />
