extension HTMLReport {
    /// The style of the parts of the page.
    ///
    /// Every text has a contrast of at least 4.5 to 1, and every control of 3 to 1.
    static let parts: HTML = #"""
        :root {
          --page: #fdfdfb;
          --raised: #f4f4f0;
          --ink: #1a1b1d;
          --soft: #565a60;
          --line: #e1e1db;
          --edge: #85888d;
          --link: #0b5a9c;
          --error: #b3261e;
          --warning: #875100;
          --note: #1f5f99;
          --inconclusive: #6a3d9a;
          --pass: #1b6b3b;
          --pass-tint: #e4f2e8;
          --fail-tint: #fbe6e3;
          --mark: #fdf8e3;
          --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas,
            "Liberation Mono", monospace;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #141517;
            --raised: #1e2023;
            --ink: #e8e8e4;
            --soft: #a6aab0;
            --line: #2f3135;
            --edge: #7d8188;
            --link: #86b9f3;
            --error: #ff9387;
            --warning: #e3af4c;
            --note: #86b9f3;
            --inconclusive: #c7a9f1;
            --pass: #77cd99;
            --pass-tint: #17301f;
            --fail-tint: #3d1d1a;
            --mark: #24221a;
          }
        }

        /* The basics */
        *, *::before, *::after { box-sizing: border-box; }
        html { scroll-padding-top: 1.5rem; text-size-adjust: 100%; }
        body {
          margin: 0;
          background: var(--page);
          color: var(--ink);
          font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue",
            Arial, sans-serif;
        }
        h1, h2, h3, h4, p, ul, dl, dd, pre { margin: 0; }
        ul { padding: 0; list-style: none; }
        h2 { font-size: 1.5rem; line-height: 1.3; font-weight: 700; letter-spacing: -.015em; }
        h3 { font-size: 1.0625rem; line-height: 1.4; font-weight: 700; }
        h4 { font-size: 1.0625rem; line-height: 1.45; font-weight: 600; }
        code, pre, kbd {
          font-family: var(--mono);
          font-size: .875em;
          font-variant-ligatures: none;
        }
        pre code { font-size: 1em; }
        h1, h3, h4, p, dd, th, td, code, li, summary { overflow-wrap: anywhere; }
        h1, h4, dd, code, .file, .target, th { unicode-bidi: isolate; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        a { color: var(--link); }
        a:hover { color: var(--ink); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        [hidden] { display: none !important; }
        .soft { color: var(--soft); }
        .unseen {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip: rect(0 0 0 0);
          white-space: nowrap;
        }
        .skip {
          position: absolute;
          top: -5rem;
          left: 1rem;
          z-index: 2;
          padding: .5rem 1rem;
          background: var(--page);
        }
        .skip:focus { top: 1rem; }
        .frame { max-width: 76rem; margin: 0 auto; padding-left: 1.25rem; padding-right: 1.25rem; }

        /* A severity has a shape as well as a color. Borders are printed; backgrounds are not. */
        .error { --tone: var(--error); }
        .warning { --tone: var(--warning); }
        .note { --tone: var(--note); }
        .inconclusive { --tone: var(--inconclusive); }
        .conforms { --tone: var(--pass); }
        .violates, .failed { --tone: var(--error); }
        .severity { color: var(--tone); font-weight: 600; white-space: nowrap; }
        .severity::before {
          content: "";
          display: inline-block;
          width: .6em;
          height: .6em;
          margin-right: .5em;
          border: .3em solid currentColor;
          background: currentColor;
        }
        .warning > .severity::before,
        .warning h3 .severity::before { transform: rotate(45deg) scale(.85); }
        .note > .severity::before, .note h3 .severity::before { border-radius: 50%; }
        .inconclusive > .severity::before,
        .inconclusive h3 .severity::before {
          border-radius: 50%;
          border-width: .15em;
          background: none;
        }

        /* The verdict */
        .head { padding-top: 1.5rem; padding-bottom: 3rem; }
        .byline {
          display: flex;
          flex-wrap: wrap;
          gap: 0 1.25rem;
          padding-bottom: .75rem;
          border-bottom: 1px solid var(--line);
          color: var(--soft);
          font-size: .875rem;
        }
        .byline b { color: var(--ink); font-weight: 700; }
        .byline time { margin-left: auto; }
        h1 { margin-top: 2rem; font-weight: 700; line-height: 1.1; }
        .verdict {
          display: block;
          color: var(--tone);
          font-size: clamp(2rem, 1.3rem + 3vw, 3.25rem);
          letter-spacing: -.03em;
        }
        .target {
          display: block;
          margin-top: .625rem;
          font-size: 1.1875rem;
          font-weight: 500;
          line-height: 1.4;
          letter-spacing: 0;
        }
        .reason { margin-top: .25rem; color: var(--soft); }
        .next {
          margin-top: 1.75rem;
          padding: 1rem 1.25rem 1.125rem;
          border-left: 4px solid var(--tone);
          border-radius: 0 6px 6px 0;
          background: var(--raised);
        }
        .next h2 {
          font-size: .8125rem;
          font-weight: 600;
          letter-spacing: .02em;
          color: var(--soft);
        }
        .next p { margin-top: .125rem; max-width: 46rem; }
        .next .code { margin-top: .625rem; background: var(--page); }
        .totals { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: 1.75rem; }
        .totals li { display: flex; gap: .75rem; align-items: baseline; }
        .totals b { font-weight: 700; font-variant-numeric: tabular-nums; }
        .totals .zero, .totals .zero .severity { color: var(--soft); font-weight: 400; }
        .totals .zero .severity::before { opacity: .55; }
        .checked { margin-top: 1rem; color: var(--soft); font-size: .9375rem; }

        /* The body of the page */
        .contents { display: none; }
        main { min-width: 0; }
        main > section {
          padding-top: 2.25rem;
          border-top: 1px solid var(--line);
          margin-bottom: 3.5rem;
        }
        main > section > p { max-width: 46rem; margin-top: .5rem; }
        .foot { padding-top: 1.5rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }

        /* The filter */
        .filter {
          margin-top: 1.25rem;
          padding-bottom: 1rem;
          background: var(--page);
          font-size: .875rem;
        }
        .choices { display: flex; flex-wrap: wrap; gap: .625rem; }
        .choices label { flex: 1 1 7.5rem; min-width: 0; }
        .choices .text { flex: 2 1 14rem; }
        .filter label { display: block; }
        .filter input[type="search"], .filter select {
          width: 100%;
          height: 2.5rem;
          padding: 0 .625rem;
          border: 1px solid var(--edge);
          border-radius: 6px;
          background: var(--page);
          color: var(--ink);
          font: inherit;
          font-size: 1rem;
        }
        .filter select { font-size: .9375rem; text-overflow: ellipsis; }
        .filter input::placeholder { color: var(--soft); opacity: 1; }
        .severities {
          display: flex;
          flex-wrap: wrap;
          gap: 0 1.25rem;
          margin: 0;
          padding: 0;
          border: 0;
        }
        .severities label, .filter .keys {
          display: inline-flex;
          gap: .5rem;
          align-items: center;
          min-height: 1.75rem;
        }
        input[type="checkbox"] { width: 1rem; height: 1rem; margin: 0; accent-color: var(--link); }
        .outcome {
          display: flex;
          flex-wrap: wrap;
          gap: .25rem 1.25rem;
          align-items: center;
          margin-top: .625rem;
          min-height: 2rem;
        }
        .keys { margin-left: auto; color: var(--soft); }
        kbd {
          padding: .05rem .35rem;
          border: 1px solid var(--line);
          border-bottom-width: 2px;
          border-radius: 4px;
          background: var(--raised);
        }
        button {
          padding: .1875rem .625rem;
          border: 1px solid var(--edge);
          border-radius: 5px;
          background: var(--page);
          color: var(--ink);
          font: 500 .8125rem/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
          cursor: pointer;
        }
        button:hover { border-color: var(--ink); }

        /* The findings */
        .rule { margin-top: 2.5rem; }
        .rule > header { padding-bottom: 1rem; }
        .rule h3 { display: flex; flex-wrap: wrap; gap: .125rem 1rem; align-items: baseline; }
        .rule h3 code { font-size: 1em; }
        .rule h3 .tally {
          margin-left: auto;
          color: var(--soft);
          font-size: .875rem;
          font-weight: 400;
        }
        .rule header p { max-width: 46rem; margin-top: .375rem; }
        .rule header .source { font-size: .875rem; color: var(--soft); }
        .finding {
          padding: 1.125rem .75rem 1.375rem 1.25rem;
          border-left: 3px solid var(--tone);
          margin-bottom: 1rem;
          border-radius: 0 6px 6px 0;
        }
        .place {
          display: flex;
          flex-wrap: wrap;
          gap: 0 1rem;
          align-items: baseline;
          margin-top: .125rem;
          color: var(--soft);
          font-size: .875rem;
        }
        .place .pointer { color: var(--ink); font-size: 1em; }
        .finding, .places .place { position: relative; }
        .finding h4, .places .place { padding-right: 2rem; }
        .place .link {
          position: absolute;
          top: 1.125rem;
          right: .5rem;
          min-width: 1.5rem;
          color: var(--soft);
          text-align: center;
          text-decoration: none;
        }
        .place .link:hover { color: var(--link); text-decoration: underline; }
        .places { margin-top: .5rem; border-top: 1px solid var(--line); }
        .places .place {
          margin: 0;
          padding-top: .25rem;
          padding-bottom: .25rem;
          border-bottom: 1px solid var(--line);
        }
        .places .link { top: .25rem; right: 0; }
        .more .places { border-top: 0; }
        .more summary { padding: .25rem 0; }
        .facts { display: grid; grid-template-columns: 1fr; margin-top: .75rem; }
        .facts dt { color: var(--soft); font-size: .8125rem; margin-top: .5rem; }
        .facts dd { min-width: 0; max-width: 46rem; }
        .code {
          display: flex;
          gap: .75rem;
          align-items: flex-start;
          justify-content: space-between;
          padding: .5rem .5rem .5rem .75rem;
          border-radius: 6px;
          background: var(--raised);
        }
        .code pre { min-width: 0; padding: .125rem 0; }
        .code button { flex: none; }
        dd > button { margin-top: .5rem; }
        .finding > button { margin-top: .75rem; }
        .finding > button, dd > button { border-color: var(--line); color: var(--soft); }
        dd > .code + p { margin-top: .125rem; font-size: .875rem; }
        .fix b { margin-right: .5rem; font-weight: 600; }
        .failures { margin: .25rem 0 0; padding-left: 1.25rem; list-style: disc; }
        summary { cursor: pointer; color: var(--link); font-size: .875rem; }
        .finding:target, .place:target, .finding.linked, .place.linked, .finding:focus,
        .place:focus {
          background: var(--mark);
          outline: none;
        }
        .finding:focus, .place:focus { outline: 2px solid var(--link); outline-offset: 0; }
        .none { margin-top: 2rem; }

        /* Tables */
        table { width: 100%; border-collapse: collapse; margin-top: 1.25rem; font-size: .9375rem; }
        tbody th { min-width: 7rem; }
        .scroll { overflow-x: auto; }
        caption { padding-bottom: .5rem; color: var(--soft); text-align: left; }
        th, td {
          padding: .4375rem .75rem .4375rem 0;
          border-bottom: 1px solid var(--line);
          text-align: left;
          vertical-align: top;
          font-weight: 400;
        }
        thead th { color: var(--soft); font-size: .8125rem; vertical-align: bottom; }
        thead th { overflow-wrap: normal; }
        .number, .result { overflow-wrap: normal; white-space: nowrap; }
        .result { width: 1%; padding-right: 0; padding-left: 1rem; text-align: right; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .good { color: var(--pass); }
        .bad { color: var(--error); font-weight: 600; }
        th small { display: block; color: var(--soft); font-size: .875rem; }
        .coverage { display: grid; gap: 2.5rem; margin-top: 1.75rem; }
        .grid { width: auto; font-size: .8125rem; border-collapse: separate; border-spacing: 2px; }
        .grid th, .grid td {
          padding: .0625rem .125rem;
          border: 0;
          text-align: center;
          vertical-align: middle;
          line-height: 1.3;
        }
        .grid th { min-width: 0; color: var(--soft); font-size: .75rem; }
        .grid .side { height: 9.5rem; vertical-align: bottom; }
        .grid .side code {
          writing-mode: vertical-rl;
          transform: rotate(180deg);
          white-space: nowrap;
        }
        .grid thead td { background: none; }
        .grid thead th { vertical-align: bottom; }
        .grid td {
          width: 1.375rem;
          height: 1.375rem;
          border-radius: 3px;
          background: var(--raised);
          color: var(--soft);
        }
        .grid .good { background: var(--pass-tint); color: var(--pass); }
        .grid .bad { background: var(--fail-tint); color: var(--error); }
        .grid i { display: none; font-style: normal; }
        .legend { margin-top: .5rem; color: var(--soft); font-size: .8125rem; }
        .run { margin-top: 1rem; }
        .remarks { margin-top: 1.25rem; font-size: .8125rem; line-height: 1.5; }

        """#
}
