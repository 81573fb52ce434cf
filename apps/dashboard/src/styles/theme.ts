import { createTheme, rem, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f0f3fc',
  '#dfe5fb',
  '#c3cefa',
  '#a3b2f4',
  '#8494ea',
  '#6372d4',
  '#4e58c1',
  '#4348b8',
  '#363aa6',
  '#2c2693',
];

/** Mantine's own dark greys clash with the neutrals of tokens.css, so they are replaced by ours. */
const dark: MantineColorsTuple = [
  '#eceef3',
  '#b7bcc9',
  '#9096a6',
  '#6b7080',
  '#3b3f4b',
  '#262932',
  '#1a1c22',
  '#15171c',
  '#111317',
  '#0d0e11',
];

const popover = { shadow: 'md', radius: 'lg', transitionProps: { duration: 120 } } as const;

/** What Mantine's controls look like. Everything else takes its colours from tokens.css. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  colors: { iris, dark },
  fontFamily: "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  defaultRadius: 'md',
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(16) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Popover: { defaultProps: popover },
    Menu: { defaultProps: { ...popover, withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 }, radius: 'sm' } },
    // Mantine locks scrolling by a <style> tag, which the Content-Security-Policy forbids; base.css does it instead.
    Drawer: { defaultProps: { lockScroll: false } },
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg', transitionProps: { duration: 120 } } },
  },
});
