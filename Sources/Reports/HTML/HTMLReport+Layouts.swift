extension HTMLReport {
    /// The style that depends on the size of the screen, and that of printed pages.
    static let layouts: HTML = #"""
        /* Layouts */
        @media (min-width: 40rem) {
          .frame { padding-left: 2rem; padding-right: 2rem; }
          .facts { grid-template-columns: 6.5rem 1fr; gap: .375rem .75rem; }
          .facts dt { margin: 0; padding-top: .125rem; font-size: .875rem; }
          .facts dt.block { padding-top: .5rem; }
          .grid { font-size: .875rem; }
          .grid .side { height: auto; padding-right: .75rem; }
          .grid .side code { writing-mode: horizontal-tb; transform: none; }
          .legend { display: none; }
          .grid i { display: inline; }
          .grid td { width: 3rem; height: 1.875rem; }
        }
        @media (min-width: 40rem) and (min-height: 40rem) {
          html { scroll-padding-top: 9.5rem; }
          .filter {
            position: sticky;
            top: 0;
            z-index: 1;
            padding-top: .75rem;
            margin-top: .5rem;
            border-bottom: 1px solid var(--line);
            padding-bottom: .375rem;
          }
        }
        @media (min-width: 64rem) {
          .head { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 0 4rem; }
          .byline { grid-column: 1 / -1; }
          .figures { grid-column: 2; grid-row: 2 / span 3; margin-top: 2.5rem; }
          .totals { display: block; margin: 0; }
          .totals li {
            justify-content: space-between;
            padding: .4375rem 0;
            border-bottom: 1px solid var(--line);
          }
          .columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 4rem; }
          .contents {
            display: block;
            position: sticky;
            top: 0;
            align-self: start;
            max-height: 100vh;
            overflow-y: auto;
            padding: 2.5rem 0 2rem;
            border-top: 1px solid var(--line);
            font-size: .875rem;
          }
          .contents a {
            display: flex;
            justify-content: space-between;
            gap: .75rem;
            padding: .1875rem 0;
            color: var(--soft);
            text-decoration: none;
          }
          .contents a:hover { color: var(--link); text-decoration: underline; }
          .contents > ul > li { margin-bottom: .5rem; }
          .contents > ul > li > a { color: var(--ink); font-weight: 600; }
          .contents ul ul { margin-left: 0; }
          .contents span { flex: none; font-variant-numeric: tabular-nums; white-space: nowrap; }
        }
        @page { margin: 16mm; }
        @media print {
          body { font-size: 10pt; background: none; }
          .frame { max-width: none; padding: 0; }
          .skip, .contents, .filter, .place .link, button { display: none !important; }
          .code, .rule > header, dd, li, tr, .next { break-inside: avoid; }
          h2, h3, h4, dt, p.place, .rule > header { break-after: avoid; }
          main > section { margin-bottom: 1.5rem; padding-top: 1rem; }
        }

        """#
}
