/**
 * The one source of the Grafana dashboards.
 *
 * <p>A dashboard is rows of panels ({@link io.gameserverexporter.dashboards.Dashboard}, {@link
 * io.gameserverexporter.dashboards.Row}); each kind of panel is a class, each dashboard another.
 * {@link io.gameserverexporter.dashboards.WriteDashboards} writes them as the JSON that Grafana
 * imports.
 */
package io.gameserverexporter.dashboards;
