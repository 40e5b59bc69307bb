/** What programs put on the clipboard, written after what they really put there, and what shall become of it. */
export type Clipboard = { from: string; html: string; becomes: string }

export const clipboards: Clipboard[] = [
  {
    from: 'Word: headings, weight and slant as styles, and its own tags',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
      <head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;font-size:11pt} --></style>
      <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
      <body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
      <h1 style='mso-style-link:"Heading 1 Char"'><span lang=EN-US style='font-family:"Calibri Light"'>The siege<o:p></o:p></span></h1>
      <p class=MsoNormal><span lang=EN-US style='mso-ansi-language:EN-US'>It <b style='mso-bidi-font-weight:normal'>held</b>, <i>and</i> <span style='font-weight:bold'>held</span> <s>on</s>, H<sub>2</sub>O.<o:p></o:p></span></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoNormal style='text-align:justify'>See <a href="https://example.org/a"><span style='color:#0563C1;text-decoration:underline'>the report</span></a>.</p>
      <!--EndFragment--></body></html>`,
    becomes:
      '## The siege\n\nIt **held**, *and* **held** ~~on~~, H<sub>2</sub>O.\n\nSee [the report](<https://example.org/a>).',
  },
  {
    from: 'Word: lists that are paragraphs with a level',
    html: `<body><!--StartFragment-->
      <p class=MsoNormal>Before.</p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>bread<o:p></o:p></p>
      <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><span style='font-family:"Courier New";mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>flour</p>
      <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>fuel</p>
      <p class=MsoNormal>Between.</p>
      <p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>3.<span>&nbsp; </span></span>third</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>4.<span>&nbsp; </span></span>fourth</p>
      <!--EndFragment--></body>`,
    becomes: 'Before.\n\n- bread\n\n  - flour\n\n- fuel\n\nBetween.\n\n3. third\n4. fourth',
  },
  {
    from: 'Word: a table with a bold first row',
    html: `<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>
      <tr style='mso-yfti-irow:0'><td width=100 valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal><b>Month<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Trucks</b></p></td></tr>
      <tr><td><p class=MsoNormal>July</p></td><td><p class=MsoNormal>12</p></td></tr></table>`,
    becomes: '| Month | Trucks |\n| --- | --- |\n| July | 12 |',
  },
  {
    from: 'Google Docs: everything in a bold that is not, nested lists beside their items',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-4c1f2a3b-7fff-1234-abcd-0123456789ab">
      <h2 dir="ltr" style="line-height:1.38;margin-top:18pt"><span style="font-size:16pt;font-family:Arial;font-weight:400">Fuel</span></h2>
      <p dir="ltr" style="line-height:1.38"><span style="font-family:Arial;font-weight:400;white-space:pre-wrap">Plain, </span><span style="font-weight:700">bold</span><span> </span><span style="font-style:italic">slanted</span><span style="vertical-align:super">2</span></p>
      <ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>under one</span></p></li></ul><li dir="ltr" aria-level="1"><p><span>two</span></p></li></ul>
      <p dir="ltr"><a href="https://example.org/b" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline">a link</span></a></p></b><br class="Apple-interchange-newline">`,
    becomes:
      '## Fuel\n\nPlain, **bold** *slanted*<sup>2</sup>\n\n- one\n\n  - under one\n\n- two\n\n[a link](<https://example.org/b>)',
  },
  {
    from: 'a web page: its frame, its scripts and its wrappers',
    html: `<div class="article"><nav><a href="/">Home</a></nav><script>alert(1)</script><div class="c"><div>First <font color=red>words</font>.</div>
      <div><p>Second <mark>words</mark> <span onclick="alert(1)">here</span>.</p></div></div>
      <blockquote><p>Said.</p></blockquote><img src="https://evil.example/pixel.gif" onerror="alert(1)">
      <a href="javascript:alert(1)">No link</a><iframe src="https://evil.example"></iframe>
      <pre><code>let x = 1\n  let y = 2</code></pre><hr></div>`,
    becomes:
      'First words.\n\nSecond words here.\n\n> Said.\n\nNo link\n\n```\nlet x = 1\n  let y = 2\n```\n\n---',
  },
  {
    from: 'a page in Arabic inside one in English',
    html: '<p lang="en-US">English.</p><p dir="rtl" lang="ar">مرحبا</p>',
    becomes: 'English.\n\n<span lang="ar" dir="rtl">مرحبا</span>',
  },
  {
    from: 'a table that is only layout',
    html: '<table><tr><td><p>Only words.</p></td></tr></table>',
    becomes: 'Only words.',
  },
  {
    from: 'plain text with what no database can hold',
    html: '<p>a\u0007b\u200bc\u00add</p>',
    becomes: 'abcd',
  },
]
