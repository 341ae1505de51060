/** What holds for every dashboard. */
package io.gameserverexporter.dashboards;
