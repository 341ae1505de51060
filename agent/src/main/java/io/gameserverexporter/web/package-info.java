/**
 * The agent's own HTTP endpoint: a small server over {@code java.nio} that serves the scrape, the
 * two probes of health and readiness, what is on and off in the agent, and a page of live charts
 * for people. The page is {@code page/} among the resources: its script keeps the history and asks
 * for one filtered scrape at a time, so that the server has nothing to keep.
 *
 * <p>Why an own server: client_java's {@code HTTPServer} sets {@code sun.net.httpserver.maxReqTime}
 * and {@code maxRspTime} for the whole JVM in a static initialiser, so that an application with its
 * own {@code com.sun.net.httpserver} would inherit them. The JDK's server itself has no limits per
 * server for slow or idle clients, blocks a thread per request, and lives in the module {@code
 * jdk.httpserver}, which a trimmed runtime may lack. What is scraped and in which format stays
 * client_java's: {@link io.gameserverexporter.web.PageFormat} has its writers write each family
 * once, and again when a series comes or goes, and writes only the values anew.
 *
 * <p>Two daemon threads: {@code gameserver-exporter-web} accepts, reads, parses and writes without
 * ever blocking; {@code gameserver-exporter-scrape} runs the scrapes. A collector that hangs holds
 * up no health probe, and a client that reads slowly holds up no scrape. Every resource that a
 * client can claim has a limit in {@link io.gameserverexporter.web.Limits}.
 *
 * <p>Class loader: the agent's isolated loader. May import: {@code java.*} of {@code java.base},
 * {@code boot} and prometheus-metrics; nothing of {@code sun.net.httpserver} or {@code
 * com.sun.net.httpserver}.
 */
package io.gameserverexporter.web;
