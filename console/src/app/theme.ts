import type { ThemeConfig } from 'antd'

/** The portal's red, calm surfaces, type large enough for a day's work. */
export const theme: ThemeConfig = {
  // Its rules are a file of the build (antd-styles.ts): made in the browser they cost a third of every change of screen.
  zeroRuntime: true,
  token: {
    // Nothing flies in: what is shown stands where it will be clicked.
    motion: false,
    colorPrimary: '#9b1c1f',
    colorLink: '#9b1c1f',
    colorLinkHover: '#7d1417',
    // Read as text as well as seen: dark enough for small words on white.
    colorError: '#b42318',
    colorErrorBg: '#fdf3f2',
    colorErrorBorder: '#ecb8b2',
    // The blue of the charts, rather than one of its own for notes.
    colorInfo: '#1f5fa8',
    colorInfoBg: '#f1f6fb',
    colorInfoBorder: '#bcd3ea',
    colorTextSecondary: '#4d545c',
    colorTextTertiary: '#4d545c',
    colorTextDescription: '#4d545c',
    colorTextPlaceholder: '#6b737c',
    borderRadius: 4,
    fontSize: 15,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: '#7d1417', siderBg: '#ffffff', bodyBg: '#f5f5f3', headerHeight: 56 },
    Collapse: { headerBg: '#ffffff' },
    // Office work is dense: a card's head and edge take no more than they need.
    Card: { headerHeight: 46, headerPadding: 20, bodyPadding: 20 },
  },
}
